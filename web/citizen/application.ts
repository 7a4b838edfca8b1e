import { ask } from '../parts/problem'
import type { Language } from '../parts/words'
import type { CardAnswer, PassportFields } from './bridge'

export type Kind = 'DOMESTIC' | 'OVERSEAS'

/** A municipality, and whether it takes applications (B3); where not, its message. */
export interface Municipality {
  readonly code: string
  readonly name: string
  readonly prefecture: string
  readonly accepts: boolean
  readonly message?: string
}

/** The server's one-time number that the card signs. */
export interface Nonce {
  readonly nonce: string
  readonly id: string
  readonly expires: string
}

/** One certificate as it was issued. */
export interface Certificate {
  readonly kind: Kind
  readonly certificateId: string
  readonly issued: string
  /** compact JWS */
  readonly shc: string
  /** the text of its code */
  readonly shcNumeric: string
  /** overseas only: the JSON that is also the text of its code */
  readonly vdsNc: string | null
}

export interface Declaration {
  readonly cardValid: boolean
  /** a legal representative applies with the person's own card (F10) */
  readonly representative: boolean
}

export async function municipalities(language: Language): Promise<readonly Municipality[]> {
  const answer = await ask<{ municipalities: Municipality[] }>('/api/v1/municipalities', language)
  return answer.municipalities
}

const send = <Answer>(path: string, language: Language, body: object) =>
  ask<Answer>(path, language, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Asks for a nonce; a municipality that does not take part refuses here too, before a card is read (B3). */
export function nonceFor(municipality: string, language: Language): Promise<Nonce> {
  return send('/api/v1/nonces', language, { municipality })
}

/** What is applied for, in the words that the app signs and the server compares. */
export function applicationName(municipality: string, kind: Kind): string {
  return `${municipality} ${kind.toLowerCase()}`
}

/** Sends the application; a retry with the same id gets the same certificates. */
export async function apply(
  id: string,
  municipality: string,
  kind: Kind,
  nonce: Nonce,
  card: CardAnswer,
  passport: PassportFields | undefined,
  declaration: Declaration,
  language: Language,
): Promise<readonly Certificate[]> {
  const answer = await send<{ certificates: Certificate[] }>('/api/v1/applications', language, {
    id,
    municipality,
    kind,
    nonceId: nonce.id,
    evidence: card.evidence,
    app: card.statement,
    ...(passport && { passport }),
    declaration,
  })
  return answer.certificates.map((certificate) => ({
    ...certificate,
    vdsNc: text(certificate.vdsNc),
  }))
}

function text(json: unknown): string | null {
  return json === null || json === undefined || typeof json === 'string' ? (json ?? null) : JSON.stringify(json)
}
