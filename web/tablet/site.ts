import type { Shift } from './device'

/** What is set for the day: the site, its programmes, products and lots. */
export interface Settings {
  readonly site: string
  readonly programmes: readonly { readonly code: string; readonly name: string }[]
  readonly products: readonly { readonly code: string; readonly name: string }[]
  readonly lots: readonly { readonly product: string; readonly number: string; readonly expires: string }[]
}

/** What a ticket said (読取結果). */
export interface Reading {
  readonly id: string
  readonly source: 'CODE' | 'LINE' | 'TYPED'
  /** 18 digits: kind 1, dose number 1, municipality 6, ticket number 10 */
  readonly line: string
  /** how sure the reader is of each digit, 0 to 1 */
  readonly confidence: readonly number[]
  /** whether the ticket is the site's own municipality's */
  readonly own: boolean
  readonly person: { readonly name: string; readonly kana: string; readonly birthDate: string } | null
  readonly ticketKnown: boolean | null
}

export interface Finding {
  readonly code: string
  readonly what: string
  readonly do: string
}

/** The check before the shot (接種の確認): accepted 可, doubtful 要確認, impossible 不可. */
export interface Check {
  readonly verdict: 'ACCEPTED' | 'DOUBTFUL' | 'IMPOSSIBLE'
  readonly birthDateMatches: boolean | null
  readonly findings: readonly Finding[]
}

/** A dose that is about to be given. */
export interface Planned {
  readonly readingId: string
  readonly line: string
  readonly birthDate?: string
  readonly product: string
  readonly lot: string
  readonly given: string
  readonly number: number
}

/** Proof that the dose is durably recorded (受領票). */
export interface Receipt {
  readonly id: string
  readonly recorded: string
  readonly orphan: boolean
  readonly digest: string
}

/** The doors that the server opens to a site (C4, C5, C8). */
export class Site {
  constructor(private readonly shift: Shift) {}

  settings(): Promise<Settings> {
    return this.shift.ask('GET', '/api/v1/site/settings')
  }

  async readPicture(picture: Blob): Promise<Reading> {
    const { reading } = await this.shift.ask<{ reading: Reading }>('POST', '/api/v1/readings', picture)
    return reading
  }

  async readDigits(digits: { typed: string } | { code: string }): Promise<Reading> {
    const { reading } = await this.shift.ask<{ reading: Reading }>('POST', '/api/v1/readings', digits)
    return reading
  }

  check(planned: Planned): Promise<Check> {
    return this.shift.ask('POST', '/api/v1/checks', planned)
  }

  /** Registers the dose under the id that the tablet chose: a retry with the same id is the same dose. */
  register(
    id: string,
    dose: Planned & { doctor: string; confirmed: readonly string[]; reason?: string },
  ): Promise<Receipt> {
    return this.shift.ask('PUT', `/api/v1/doses/${id}`, dose)
  }
}

/** Today in Japan: shots are days, never instants. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now)
}

/** The line in its parts, as the ticket prints them. */
export function parts(line: string): { kind: string; number: number; municipality: string; ticket: string } {
  return {
    kind: line.slice(0, 1),
    number: Number(line.slice(1, 2)),
    municipality: line.slice(2, 8),
    ticket: line.slice(8),
  }
}

/** The 18 digits in what a code, a scanner or a person gave; undefined when there are not exactly 18. */
export function lineOf(text: string): string | undefined {
  const digits = text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s-]/g, '')
    .replace(/^[A-D](\d+)[A-D]$/i, '$1') // start and stop of an NW-7 barcode
  return /^\d{18}$/.test(digits) ? digits : undefined
}
