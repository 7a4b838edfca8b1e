import type { CheckAnswer, Digits, DoseSent, ReadingShown, ReceiptAnswer, SiteSettings } from '../parts/api'
import type { Shift } from './device'

/** The doors that the server opens to a site (C4, C5, C8). */
export class Site {
  constructor(private readonly shift: Shift) {}

  settings(): Promise<SiteSettings> {
    return this.shift.ask('GET /api/v1/site/settings')
  }

  /** What a ticket said (読取結果), from its picture or from its digits. */
  async read(ticket: Blob | Digits): Promise<ReadingShown> {
    const { reading } = await this.shift.ask('POST /api/v1/readings', ticket)
    return reading
  }

  /** The check before the shot (接種の確認): accepted 可, doubtful 要確認, impossible 不可. */
  check(dose: DoseSent): Promise<CheckAnswer> {
    return this.shift.ask('POST /api/v1/checks', dose)
  }

  /** Registers the dose under the id that the tablet chose: a retry with the same id is the same dose. */
  register(id: string, dose: DoseSent): Promise<ReceiptAnswer> {
    return this.shift.ask(`PUT /api/v1/doses/${id}`, dose)
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
