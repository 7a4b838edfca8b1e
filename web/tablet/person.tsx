import { useEffect, useState } from 'preact/hooks'
import type { CheckAnswer, DoseSent, ReadingShown, ReceiptAnswer } from '../parts/api'
import { written } from '../parts/dates'
import { Problem } from '../parts/problem'
import { announce } from '../parts/sound'
import { Field, Heading, Trouble, useDeed, useTexts } from '../parts/ui'
import { BirthDateForm } from './birth-date'
import type { Setting } from './setting'
import { parts, type Site } from './site'
import { canBeSent, Verdict } from './verdict'

const UNSURE = 0.9
/** The register objects to the dose as it was sent. */
const OBJECTIONS = ['D301', 'D302']

interface Props {
  site: Site
  setting: Setting
  reading: ReadingShown
  onReceipt: (receipt: ReceiptAnswer) => void
  onCancel: () => void
}

/**
 * Before the shot: who the ticket names, read back by the person, and whether the shot is 可, 要確認
 * or 不可 with the reason (C4, C5, C8). For another municipality's ticket the birth date is asked
 * and only match or no match is learned.
 */
export function Person({ site, setting, reading, onReceipt, onCancel }: Props) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`tablet.person.${key}`)
  const [id] = useState(() => crypto.randomUUID())
  const [number, setNumber] = useState(parts(reading.line).number)
  const [birthDate, setBirthDate] = useState<string>()
  const [check, setCheck] = useState<CheckAnswer>()
  const [confirmed, setConfirmed] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [round, setRound] = useState(1)
  const checking = useDeed()
  const registering = useDeed()

  const planned: DoseSent = {
    readingId: reading.id,
    line: reading.line,
    ...(birthDate !== undefined && { birthDate }),
    product: setting.product,
    lot: setting.lot,
    given: setting.day,
    number,
  }
  const ready = reading.own || birthDate !== undefined

  useEffect(() => {
    let gone = false
    setCheck(undefined)
    setConfirmed([])
    if (ready) {
      void checking.run(async () => {
        const found = await site.check(planned)
        if (gone) return
        setCheck(found)
        announce(found.verdict === 'ACCEPTED' ? 'good' : found.verdict === 'DOUBTFUL' ? 'unsure' : 'bad')
      })
    }
    return () => {
      gone = true
    }
  }, [number, birthDate, round])

  const asks = check !== undefined && check.verdict !== 'ACCEPTED' && canBeSent(check)
  const settled =
    check?.verdict === 'ACCEPTED' ||
    (asks &&
      check.findings.every(({ code }) => confirmed.includes(code)) &&
      reason.trim() !== '')
  const register = (event: Event) => {
    event.preventDefault()
    void registering.run(async () => {
      const dose: DoseSent = {
        ...planned,
        doctor: setting.doctor,
        confirmed,
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      }
      try {
        onReceipt(await site.register(id, dose))
      } catch (cause) {
        // somebody else registered in between: show what the register says now
        if (cause instanceof Problem && OBJECTIONS.includes(cause.code)) setRound(round + 1)
        throw cause
      }
    })
  }

  return (
    <main>
      <Heading>{text('title')}</Heading>
      {reading.person ? (
        <section class="who-is-it" aria-label={text('readBack')}>
          <p class="quiet">{text('readBack')}</p>
          <p class="kana">{reading.person.kana}</p>
          <p class="name">{reading.person.name}</p>
          <p class="birth">{written(reading.person.birthDate, texts.language)}</p>
        </section>
      ) : (
        <div class="notice">
          <h2>{text(reading.own ? 'unknown' : 'other')}</h2>
          <p>{text(reading.own ? 'unknown.do' : 'other.do')}</p>
        </div>
      )}
      <Line line={reading.line} confidence={reading.confidence} source={reading.source} />
      <Trouble cause={checking.trouble} />
      {!reading.own && <BirthDateForm onBirthDate={setBirthDate} busy={checking.busy} />}
      <form onSubmit={register}>
        <Field label={text('number')}>
          {(attributes) => (
            <select
              {...attributes}
              class="number"
              value={number}
              onChange={(event) => setNumber(Number(event.currentTarget.value))}
            >
              {Array.from({ length: 9 }, (_, at) => (
                <option key={at} value={at + 1}>
                  {texts.text('tablet.person.nth', { number: at + 1 })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div aria-live="assertive">
          {check && (
            <Verdict check={check} confirmed={confirmed} onConfirmed={setConfirmed} />
          )}
        </div>
        {check?.verdict === 'IMPOSSIBLE' && asks && (
          <div class="notice unsure">
            <h2>{text('conflict')}</h2>
            <p>{text('conflict.do')}</p>
          </div>
        )}
        {asks && (
          <Field label={text('reason')} hint={text('reason.hint')}>
            {(attributes) => (
              <input
                {...attributes}
                required
                maxLength={200}
                autocomplete="off"
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Trouble cause={registering.trouble} />
        <div class="buttons">
          {check?.verdict !== 'IMPOSSIBLE' && (
            <button class="main big" disabled={!settled || registering.busy}>
              {text(registering.trouble === undefined ? 'register' : 'register.again')}
            </button>
          )}
          {check?.verdict === 'IMPOSSIBLE' && asks && (
            <button disabled={!settled || registering.busy}>{text('conflict.send')}</button>
          )}
          <button type="button" onClick={onCancel} disabled={registering.busy}>
            {text('cancel')}
          </button>
        </div>
      </form>
    </main>
  )
}

/** The 18 digits in the ticket's groups; digits that the reader was not sure of are marked. */
function Line({ line, confidence, source }: Pick<ReadingShown, 'line' | 'confidence' | 'source'>) {
  const texts = useTexts()
  const unsure = confidence.some((each) => each < UNSURE)
  return (
    <div class="line">
      <span class="quiet">{texts.text(`tablet.source.${source}`)}</span>
      <span class="digits">
        {[...line].map((digit, at) => (
          <span key={at} class={`${[1, 2, 8].includes(at) ? 'group ' : ''}${(confidence[at] ?? 1) < UNSURE ? 'unsure' : ''}`}>
            {digit}
          </span>
        ))}
      </span>
      {unsure && <span class="small">{texts.text('tablet.line.unsure')}</span>}
    </div>
  )
}
