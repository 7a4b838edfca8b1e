import { useEffect, useState } from 'preact/hooks'
import type { Kind, MunicipalityChoice } from '../parts/api'
import { Field, Heading, Trouble, useDeed, useTexts } from '../parts/ui'
import { municipalities } from './application'

const AT_HAND = ['card', 'pin', 'reader', 'municipality', 'passport'] as const

interface StartProps {
  kept: number
  /** how many of them no longer hold */
  revoked: number
  onStart: () => void
  onWallet: () => void
}

/** What a person needs is said before anything is read. */
export function Start({ kept, revoked, onStart, onWallet }: StartProps) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.start.${key}`)
  return (
    <main class="narrow">
      <Heading>{texts.text('citizen.title')}</Heading>
      <p>{text('intro')}</p>
      {revoked > 0 && (
        <div class="notice bad" role="status">
          <h2>{texts.text('citizen.start.revoked', { count: revoked })}</h2>
          <p>{text('revoked.do')}</p>
        </div>
      )}
      {kept > 0 && (
        <div class="buttons">
          <button class="main" type="button" onClick={onWallet}>
            {texts.text('citizen.start.wallet', { count: kept })}
          </button>
        </div>
      )}
      <h2>{text('hand')}</h2>
      <ol class="hand">
        {AT_HAND.map((each) => (
          <li key={each}>
            <strong>{text(each)}</strong>
            <br />
            {text(`${each}.why`)}
          </li>
        ))}
      </ol>
      <p>{text('elsewhere')}</p>
      <div class="buttons">
        <button class={kept > 0 ? '' : 'main'} type="button" onClick={onStart}>
          {text('do')}
        </button>
      </div>
    </main>
  )
}

interface ChooseProps {
  onChosen: (municipality: MunicipalityChoice) => void
  onBack: () => void
}

/** The municipality is chosen first; one that does not take part says so before a card is read (B3). */
export function ChooseMunicipality({ onChosen, onBack }: ChooseProps) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.municipality.${key}`)
  const [all, setAll] = useState<readonly MunicipalityChoice[]>()
  const [prefecture, setPrefecture] = useState('')
  const [code, setCode] = useState('')
  const { trouble, run } = useDeed()
  useEffect(() => void run(async () => setAll(await municipalities(texts.language))), [texts.language])
  const chosen = all?.find((each) => each.code === code)
  const submit = (event: Event) => {
    event.preventDefault()
    if (chosen?.accepts) onChosen(chosen)
  }
  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <p>{text('intro')}</p>
      <Trouble cause={trouble} />
      <form onSubmit={submit}>
        <Field label={text('prefecture')}>
          {(attributes) => (
            <select
              {...attributes}
              required
              value={prefecture}
              onChange={(event) => {
                setPrefecture(event.currentTarget.value)
                setCode('')
              }}
            >
              <option value="">{text('choose')}</option>
              {[...new Set(all?.map((each) => each.prefecture))].map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label={text('name')}>
          {(attributes) => (
            <select {...attributes} required value={code} onChange={(event) => setCode(event.currentTarget.value)}>
              <option value="">{text('choose')}</option>
              {all
                ?.filter((each) => each.prefecture === prefecture)
                .map((each) => (
                  <option key={each.code} value={each.code}>
                    {each.name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <div aria-live="polite">
          {chosen && !chosen.accepts && (
            <div class="notice unsure">
              <h2>{text('closed')}</h2>
              <p>{texts.text('citizen.municipality.closed.do', { name: chosen.name })}</p>
            </div>
          )}
        </div>
        <div class="buttons">
          <button class="main" disabled={chosen !== undefined && !chosen.accepts}>
            {texts.text('web.next')}
          </button>
          <button type="button" onClick={onBack}>
            {texts.text('web.back')}
          </button>
        </div>
      </form>
    </main>
  )
}

interface KindProps {
  municipality: MunicipalityChoice
  onChosen: (kind: Kind) => void
  onBack: () => void
}

/** For use in Japan or overseas, and what the applicant declares (F12). */
export function ChooseKind({ municipality, onChosen, onBack }: KindProps) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.kind.${key}`)
  const [kind, setKind] = useState<Kind>()
  const submit = (event: Event) => {
    event.preventDefault()
    if (kind) onChosen(kind)
  }
  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <p>{texts.text('citizen.kind.to', { name: municipality.name })}</p>
      <form onSubmit={submit}>
        <fieldset>
          <legend>{text('legend')}</legend>
          {(['DOMESTIC', 'OVERSEAS'] as const).map((each) => (
            <label class="choice" key={each}>
              <input type="radio" name="kind" required checked={kind === each} onChange={() => setKind(each)} />
              <span>
                <strong>{text(each)}</strong>
                <br />
                {text(`${each}.why`)}
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{text('declare')}</legend>
          <label class="choice">
            <input type="checkbox" required />
            {text('declare.valid')}
          </label>
        </fieldset>
        <div class="buttons">
          <button class="main">{texts.text('web.next')}</button>
          <button type="button" onClick={onBack}>
            {texts.text('web.back')}
          </button>
        </div>
      </form>
    </main>
  )
}
