import { useEffect, useRef, useState } from 'preact/hooks'
import type { CertificateAnswer, Kind, MunicipalityChoice } from '../parts/api'
import { Field, Heading, Trouble, useDeed, useTexts } from '../parts/ui'
import { Problem } from '../parts/problem'
import { apply, applicationWords, nonceFor } from './application'
import { Bridge, type CardStatus, type PassportFields } from './bridge'

/** Asks where the card bridge is, when the page's link did not say. */
export function Connect({ onBridge, onBack }: { onBridge: (bridge: Bridge) => void; onBack: () => void }) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.connect.${key}`)
  const [address, setAddress] = useState('http://127.0.0.1:')
  const [token, setToken] = useState('')
  const { busy, trouble, run } = useDeed()
  const submit = (event: Event) => {
    event.preventDefault()
    void run(async () => {
      const bridge = Bridge.typed(address, token)
      if (!bridge) {
        throw new Problem('W401')
      }
      await bridge.status()
      onBridge(bridge)
    })
  }
  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <p>{text('intro')}</p>
      <Trouble cause={trouble} />
      <form onSubmit={submit}>
        <Field label={text('address')}>
          {(attributes) => (
            <input {...attributes} required value={address} onInput={(event) => setAddress(event.currentTarget.value)} />
          )}
        </Field>
        <Field label={text('token')}>
          {(attributes) => (
            <input {...attributes} required autocomplete="off" value={token} onInput={(event) => setToken(event.currentTarget.value)} />
          )}
        </Field>
        <div class="buttons">
          <button class="main" disabled={busy}>
            {text('do')}
          </button>
          <button type="button" onClick={onBack}>
            {texts.text('web.back')}
          </button>
        </div>
      </form>
    </main>
  )
}

/** The passport is read on this computer; its five fields are shown, and nothing can be typed (F4). */
export function ReadPassport({ bridge, onRead, onBack }: { bridge: Bridge; onRead: (fields: PassportFields) => void; onBack: () => void }) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.passport.${key}`)
  const [fields, setFields] = useState<PassportFields>()
  const { busy, trouble, run } = useDeed()
  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <p>{text('intro')}</p>
      <Trouble cause={trouble} />
      <div class="buttons">
        <span class={`file ${fields ? '' : 'main'}`}>
          {text('choose')}
          <input
            type="file"
            accept="image/jpeg,image/png"
            capture="environment"
            aria-label={text('choose')}
            disabled={busy}
            onChange={(event) => {
              const [picture] = [...event.currentTarget.files!]
              event.currentTarget.value = ''
              setFields(undefined)
              if (picture) void run(async () => setFields(await bridge.passport(picture)))
            }}
          />
        </span>
      </div>
      <p role="status">{busy ? texts.text('web.wait') : ''}</p>
      {fields && (
        <>
          <h2>{text('read')}</h2>
          <dl class="facts mrz">
            {(['name', 'number', 'nationality', 'birthDate', 'expiry'] as const).map((each) => (
              <div key={each}>
                <dt>{text(each)}</dt>
                <dd lang="en">{shown(each, fields[each])}</dd>
              </div>
            ))}
          </dl>
          <p>{text('compare')}</p>
        </>
      )}
      <div class="buttons">
        <button class="main" type="button" disabled={!fields} onClick={() => fields && onRead(fields)}>
          {text('do')}
        </button>
        <button type="button" onClick={onBack}>
          {texts.text('web.back')}
        </button>
      </div>
    </main>
  )
}

/** A field of the zone as people read it: fillers as spaces, without the check digit, dates parted. */
export function shown(field: keyof PassportFields, value: string): string {
  switch (field) {
    case 'name':
      return value.replace(/<+$/, '').replace('<<', ', ').replaceAll('<', ' ')
    case 'nationality':
      return value.replaceAll('<', '')
    case 'number':
      return value.slice(0, 9).replaceAll('<', '')
    default:
      return value.slice(0, 6).replace(/(..)(..)(..)/, '$1-$2-$3')
  }
}

interface CardProps {
  bridge: Bridge
  municipality: MunicipalityChoice
  kind: Kind
  passport: PassportFields | undefined
  onIssued: (certificates: readonly CertificateAnswer[]) => void
  onBack: () => void
}

/** The answer to this application was lost on the way; certificates are not kept, so a new one is made. */
const ANSWERED_ALREADY = 'I301'

/** The card and its PIN: tries left are said before asking, and nothing is ever tried again by itself. */
export function ReadCard({ bridge, municipality, kind, passport, onIssued, onBack }: CardProps) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.card.${key}`)
  const [status, setStatus] = useState<CardStatus>()
  const [pin, setPin] = useState('')
  const id = useRef(crypto.randomUUID())
  const looking = useDeed()
  const applying = useDeed()
  const lookAgain = () => looking.run(async () => setStatus(await bridge.status()))
  useEffect(() => void lookAgain(), [bridge])
  const tries = status?.triesLeft

  const submit = (event: Event) => {
    event.preventDefault()
    void applying.run(async () => {
      setPin('')
      try {
        const nonce = await nonceFor(municipality.code, texts.language)
        const card = await bridge.read({
          pin,
          nonce: nonce.nonce,
          application: applicationWords(id.current, municipality.code, kind),
          ...(tries === 1 && { lastTry: 'yes' as const }),
          ...(passport && { passport: 'yes' as const }),
        })
        onIssued(await apply(id.current, municipality.code, kind, nonce, card, texts.language))
      } catch (cause) {
        if (cause instanceof Problem && cause.code === ANSWERED_ALREADY) {
          id.current = crypto.randomUUID()
        }
        throw cause
      } finally {
        await lookAgain()
      }
    })
  }

  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <p>{text('intro')}</p>
      <Trouble cause={applying.trouble ?? looking.trouble} />
      <div aria-live="polite">
        {status && (
          <div class={`notice ${status.card === 'present' && tries !== 0 ? 'good' : 'unsure'}`}>
            <h2>{text(tries === 0 ? 'locked' : status.card)}</h2>
            <p>
              {status.card !== 'present'
                ? text(`${status.card}.do`)
                : tries === 0
                  ? text('locked.do')
                  : texts.text('citizen.card.tries', { tries: tries ?? 0 })}
            </p>
          </div>
        )}
      </div>
      <div class="buttons">
        <button type="button" onClick={() => void lookAgain()} disabled={looking.busy}>
          {text('look')}
        </button>
      </div>
      {status?.card === 'present' && tries !== 0 && (
        <form onSubmit={submit}>
          <Field label={text('pin')} hint={text('pin.hint')}>
            {(attributes) => (
              <input
                {...attributes}
                class="digits"
                type="password"
                inputMode="numeric"
                autocomplete="off"
                pattern="\d{4}"
                maxLength={4}
                required
                value={pin}
                onInput={(event) => setPin(event.currentTarget.value)}
              />
            )}
          </Field>
          {tries === 1 && (
            <label class="choice">
              <input type="checkbox" required />
              {text('last')}
            </label>
          )}
          <div class="buttons">
            <button class="main" disabled={applying.busy}>
              {text('do')}
            </button>
          </div>
          <p role="status">{applying.busy ? text('working') : ''}</p>
        </form>
      )}
      <div class="buttons">
        <button type="button" onClick={onBack} disabled={applying.busy}>
          {texts.text('web.back')}
        </button>
      </div>
    </main>
  )
}
