import { moment, written } from '../parts/dates'
import { element } from '../parts/page'
import { productName } from '../parts/products'
import type { Tone } from '../parts/sound'
import type { Language, Texts } from '../parts/words'
import type { Content, Outcome, Verdict, VerifiedDose } from './verdict'

export const SHAPES: Readonly<Record<Outcome, { tone: Tone; outline: string; mark: string }>> = {
  VALID: { tone: 'good', outline: 'M24 2a22 22 0 1 1 0 44a22 22 0 1 1 0-44z', mark: 'M13 25l8 8 15-17' },
  NOT_VALID: { tone: 'bad', outline: 'M15 2h18l13 13v18L33 46H15L2 33V15z', mark: 'M15 15l18 18M33 15L15 33' },
  CANNOT_TELL: { tone: 'unsure', outline: 'M24 3L47 44H1z', mark: 'M18 22a6 6 0 1 1 8 5.5q-2 1-2 4M24 37v1' },
}

/** A verdict as people read it: by colour, shape and word, the other language beside. */
export function showVerdict(verdict: Verdict, texts: Texts): HTMLElement {
  const { outcome } = verdict
  const { tone } = SHAPES[outcome]
  const other: Language = texts.language === 'ja' ? 'en' : 'ja'
  const word = element(
    'h2',
    { class: 'verdict-word', tabindex: '-1' },
    texts.text(`verifier.${outcome}`),
    element('span', { lang: other }, texts.text(`verifier.${outcome}`, {}, other)),
  )
  const head = element('div', { class: 'verdict-head' }, shape(outcome), word)
  const body =
    verdict.outcome === 'VALID'
      ? [...showContent(verdict.content, texts), showChecks(verdict.checks, texts)]
      : showReason(verdict.reason, texts, other)
  return element('article', { class: `verdict ${tone}` }, head, ...body)
}

function shape(outcome: Outcome): SVGElement {
  const draw = (name: string, attributes: Record<string, string>) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name)
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
    return made
  }
  const picture = draw('svg', { viewBox: '0 0 48 48', 'aria-hidden': 'true' })
  picture.append(
    draw('path', { d: SHAPES[outcome].outline, class: 'outline' }),
    draw('path', { d: SHAPES[outcome].mark, class: 'mark' }),
  )
  return picture as SVGElement
}

function showReason(code: string, texts: Texts, other: Language): Node[] {
  const words = texts.words(code)!
  return [
    element('p', { class: 'reason' }, element('strong', {}, words.what)),
    element('p', {}, words.do ?? ''),
    element('p', {}, words.kept ?? ''),
    element('p', { class: 'quiet small', lang: other }, texts.words(code, {}, other)!.what),
    element('p', { class: 'quiet small' }, texts.text('web.code', { code })),
  ]
}

function showContent(content: Content, texts: Texts): Node[] {
  const text = (key: string) => texts.text(`verifier.${key}`)
  const facts = element('dl', { class: 'facts' })
  const fact = (key: string, value: string | undefined, attributes = {}) => {
    if (value !== undefined) {
      facts.append(element('dt', {}, text(key)), element('dd', attributes, value))
    }
  }
  fact('passport', content.passport)
  fact('certificateId', content.certificateId)
  fact('issuer', content.issuer)
  fact('issued', content.issued && moment(content.issued, texts.language))
  return [
    element('p', { class: 'quiet' }, text('compare')),
    ...content.names.map((name) =>
      element('p', { class: 'who', lang: /^[\u0000-\u02ff]*$/.test(name) ? 'en' : 'ja' }, name),
    ),
    element('p', { class: 'who' }, element('span', { class: 'quiet' }, text('birthDate')), ` ${written(content.birthDate, texts.language)}`),
    showDoses(content.doses, content.issued, texts),
    facts,
  ]
}

function showDoses(doses: readonly VerifiedDose[], issued: Date | undefined, texts: Texts): HTMLElement {
  const text = (key: string) => texts.text(`verifier.${key}`)
  const inOrder = [...doses].sort((one, other) => (one.given < other.given ? -1 : 1))
  const columns = ['number', 'given', 'product', 'lot', 'authority']
  const label = (column: string) => ({ 'data-label': text(column) })
  const row = (dose: VerifiedDose, at: number) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row', ...label('number') }, String(dose.number ?? at + 1)),
      element('td', label('given'), written(dose.given, texts.language, false)),
      element('td', { class: 'wraps', ...label('product') }, dose.brand ?? productName(dose, issued, texts.language)),
      element('td', label('lot'), dose.lot ?? '–'),
      element('td', label('authority'), [dose.authority, dose.country].filter(Boolean).join(', ') || '–'),
    )
  const table = element(
    'table',
    { class: 'doses' },
    element('caption', {}, texts.text('verifier.doses', { count: doses.length })),
    element('thead', {}, element('tr', {}, ...columns.map((each) => element('th', { scope: 'col' }, text(each))))),
    element('tbody', {}, ...inOrder.map(row)),
  )
  return element('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': text('dosesTable') }, table)
}

function showChecks(checks: readonly string[], texts: Texts): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, texts.text('certificate.checked')),
    element('ul', {}, ...checks.map((check) => element('li', {}, texts.text(`certificate.check.${check}`)))),
  )
}
