import { useState } from 'preact/hooks'
import { Field, useTexts } from '../parts/ui'

const ERAS: Readonly<Record<string, number>> = { M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 }

/**
 * The birth date in what was typed: `19800217`, `1980-2-17`, or by era `S55.2.17`; month or day 0
 * where they are unknown (不詳). Undefined when it is no day of the calendar.
 *
 * @returns `1950-04-12`, `1950-04-00` or `1950-00-00`, as the register writes it
 */
export function birthDateOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toUpperCase()
  const found =
    /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ??
    /^([MTSHR]?\d{1,4})[-./年 ](\d{1,2})[-./月 ](\d{1,2})日?$/.exec(plain) ??
    /^([MTSHR]\d\d)(\d\d)(\d\d)$/.exec(plain)
  if (!found) {
    return undefined
  }
  const [, year_, month_, day_] = found as unknown as [string, string, string, string]
  const era = ERAS[year_[0]!]
  const year = era === undefined ? Number(year_) : era + Number(year_.slice(1))
  const [month, day] = [Number(month_), Number(day_)]
  if (year < 1868 || year > 2100 || (month === 0 && day !== 0)) {
    return undefined
  }
  const iso = [year, month, day].map((each) => String(each).padStart(2, '0')).join('-')
  if (day === 0) {
    return month > 12 ? undefined : iso
  }
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** Asks for the birth date of somebody with another municipality's ticket (C4). */
export function BirthDateForm({ onBirthDate, busy }: { onBirthDate: (iso: string) => void; busy: boolean }) {
  const texts = useTexts()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: Event) => {
    event.preventDefault()
    const iso = birthDateOf(typed)
    setWrong(iso === undefined)
    if (iso !== undefined) onBirthDate(iso)
  }
  return (
    <form onSubmit={submit}>
      <Field label={texts.text('tablet.birthDate')} hint={texts.text(wrong ? 'tablet.birthDate.wrong' : 'tablet.birthDate.hint')}>
        {(attributes) => (
          <input
            {...attributes}
            class="digits"
            autocomplete="off"
            aria-invalid={wrong}
            required
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <button disabled={busy}>{texts.text('tablet.birthDate.check')}</button>
    </form>
  )
}
