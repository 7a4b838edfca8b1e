import { useState } from 'preact/hooks'
import { Field, Heading, Trouble, useDeed, useTexts } from '../parts/ui'
import { Device } from './device'

/** Makes this tablet a device of a site, with the one-time code that the municipality handed out. */
export function Enrol({ onEnrolled }: { onEnrolled: (device: Device) => void }) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`tablet.enrol.${key}`)
  const [code, setCode] = useState('')
  const { busy, trouble, run } = useDeed()
  const enrol = (event: Event) => {
    event.preventDefault()
    void run(async () => onEnrolled(await Device.enrol(code, texts)))
  }
  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <p>{text('intro')}</p>
      <Trouble cause={trouble} />
      <form onSubmit={enrol}>
        <Field label={text('code')} hint={text('code.hint')}>
          {(attributes) => (
            <input
              {...attributes}
              class="digits"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              required
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          )}
        </Field>
        <button class="main" disabled={busy}>
          {text('do')}
        </button>
      </form>
    </main>
  )
}
