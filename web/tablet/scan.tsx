import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReadingShown } from '../parts/api'
import { Camera } from '../parts/camera'
import { readCodes } from '../parts/codes'
import { Field, Heading, Trouble, useDeed, useTexts } from '../parts/ui'
import { Problem } from '../parts/problem'
import { lineOf, type Site } from './site'

const FORMATS = ['QRCode', 'Codabar'] as const
const PAUSE = 60

/**
 * Reads a ticket: its code by this tablet itself, its line by the server from a picture, or typed
 * by hand or scanner. Nothing of the person before is on this screen.
 */
export function Scan({ site, onReading }: { site: Site; onReading: (reading: ReadingShown) => void }) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`tablet.scan.${key}`)
  const { busy, trouble, run } = useDeed()
  const video = useRef<HTMLVideoElement>(null)
  const camera = useRef<Camera | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)
  const [noCamera, setNoCamera] = useState<unknown>()
  const [typed, setTyped] = useState('')
  const reading = useRef(false)

  /** One reading at a time; a code that stays before the camera is not read twice. */
  const read = (deed: () => Promise<ReadingShown>) => {
    if (reading.current) return
    reading.current = true
    void run(async () => {
      try {
        onReading(await deed())
      } finally {
        reading.current = false
      }
    })
  }

  useEffect(() => {
    // a scanner types: its digits go into the field wherever the focus is
    const toField = ({ key, target }: KeyboardEvent) => {
      if (/^\d$/.test(key) && !(target instanceof HTMLInputElement)) field.current?.focus()
    }
    document.addEventListener('keydown', toField)
    return () => document.removeEventListener('keydown', toField)
  }, [])

  useEffect(() => {
    let gone = false
    const watch = async () => {
      const opened = await Camera.open(video.current!)
      if (gone) return opened.close()
      camera.current = opened
      while (!gone) {
        const line = reading.current ? undefined : await lineIn(opened.frame())
        if (gone) return
        if (line !== undefined) read(() => site.read({ code: line }))
        await new Promise((resume) => setTimeout(resume, PAUSE))
      }
    }
    watch().catch((cause: unknown) => setNoCamera(() => cause))
    return () => {
      gone = true
      camera.current?.close()
    }
  }, [site])

  const shoot = () =>
    read(async () => {
      const picture = await camera.current!.still()
      return fromPicture(picture)
    })
  const fromPicture = async (picture: Blob) => {
    const line = await lineIn(picture)
    return line === undefined ? site.read(picture) : site.read({ code: line })
  }
  const type = (event: Event) => {
    event.preventDefault()
    const line = lineOf(typed)
    read(() => (line === undefined ? Promise.reject(new Problem('W301')) : site.read({ typed: line })))
  }

  return (
    <main>
      <Heading>{text('title')}</Heading>
      <p>{text('intro')}</p>
      <Trouble cause={trouble ?? noCamera} />
      <div class="camera" hidden={noCamera !== undefined}>
        <video ref={video} />
      </div>
      <div class="buttons">
        <button class="main big" type="button" disabled={busy || noCamera !== undefined} onClick={shoot}>
          {text('shoot')}
        </button>
        <span class="file">
          {text('file')}
          <input
            type="file"
            accept="image/jpeg,image/png"
            capture="environment"
            aria-label={text('file')}
            disabled={busy}
            onChange={(event) => {
              const [picture] = [...event.currentTarget.files!]
              event.currentTarget.value = ''
              if (picture) read(() => fromPicture(picture))
            }}
          />
        </span>
      </div>
      <form onSubmit={type}>
        <Field label={text('typed')} hint={text('typed.hint')}>
          {(attributes) => (
            <input
              {...attributes}
              class="digits"
              inputMode="numeric"
              autocomplete="off"
              ref={field}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <button disabled={busy}>{text('read')}</button>
      </form>
      <p role="status">{busy ? texts.text('web.wait') : ''}</p>
    </main>
  )
}

async function lineIn(picture: ImageData | Blob): Promise<string | undefined> {
  const texts = await readCodes(picture, [...FORMATS])
  return texts.map(lineOf).find((line) => line !== undefined)
}
