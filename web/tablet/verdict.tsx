import type { CheckAnswer } from '../parts/api'
import { useTexts } from '../parts/ui'

const TONES = { ACCEPTED: 'good', DOUBTFUL: 'unsure', IMPOSSIBLE: 'bad' } as const
const MARKS = {
  ACCEPTED: { outline: 'M24 2a22 22 0 1 1 0 44a22 22 0 1 1 0-44z', mark: 'M13 25l8 8 15-17' },
  DOUBTFUL: { outline: 'M24 3L47 44H1z', mark: 'M24 17v12M24 36v1' },
  IMPOSSIBLE: { outline: 'M15 2h18l13 13v18L33 46H15L2 33V15z', mark: 'M15 15l18 18M33 15L15 33' },
} as const

/** Whether every objection can be ticked off: a contradiction can too, then the municipality decides. */
export function canBeSent({ findings }: CheckAnswer): boolean {
  return findings.every(({ weight }) => weight !== 'IMPOSSIBLE')
}

interface Props {
  check: CheckAnswer
  confirmed: readonly string[]
  onConfirmed: (codes: readonly string[]) => void
}

/**
 * 可, 要確認 or 不可 by colour, shape and word, with each finding; a doubtful one is ticked off by hand
 * (C8), and so is a contradiction where the shot has been given already.
 */
export function Verdict({ check, confirmed, onConfirmed }: Props) {
  const texts = useTexts()
  const { verdict, findings, birthDateMatches } = check
  const toggle = (code: string) =>
    onConfirmed(confirmed.includes(code) ? confirmed.filter((each) => each !== code) : [...confirmed, code])
  return (
    <section class={`check ${TONES[verdict]}`}>
      <div class="check-head">
        <svg viewBox="0 0 48 48" aria-hidden="true">
          <path class="outline" d={MARKS[verdict].outline} />
          <path class="mark" d={MARKS[verdict].mark} />
        </svg>
        <h2>{texts.text(`tablet.verdict.${verdict}`)}</h2>
      </div>
      {birthDateMatches !== null && (
        <p>
          <strong>{texts.text(birthDateMatches ? 'tablet.birthDate.match' : 'tablet.birthDate.differ')}</strong>
        </p>
      )}
      {findings.map((finding) => (
        <div class="finding" key={finding.code}>
          <p>
            <strong>{finding.what}</strong> {finding.do}{' '}
            <span class="quiet small">{texts.text('web.code', { code: finding.code })}</span>
          </p>
          {verdict !== 'ACCEPTED' && canBeSent(check) && (
            <label class="choice">
              <input
                type="checkbox"
                checked={confirmed.includes(finding.code)}
                onChange={() => toggle(finding.code)}
              />
              {texts.text(finding.weight === 'CONFLICT' ? 'tablet.finding.send' : 'tablet.finding.confirm')}
            </label>
          )}
        </div>
      ))}
    </section>
  )
}
