import { ask } from '../parts/problem'
import type { Language } from '../parts/words'
import type { CardAnswer } from './bridge'

export type Kind = 'DOMESTIC' | 'OVERSEAS'

/** A municipality, and whether it takes applications (B3). */
export interface Municipality {
  readonly code: string
  readonly name: string
  readonly prefecture: string
  readonly accepts: boolean
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
  /** who issued it, by name */
  readonly municipality: string
  /** compact JWS */
  readonly shc: string
  /** the text of its code */
  readonly shcNumeric: string
  /** overseas only: the JSON that is also the text of its code */
  readonly vdsNc: string | null
}

/** All municipalities of today. */
export function municipalities(language: Language): Promise<readonly Municipality[]> {
  return ask('/api/v1/municipalities', language)
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
export function applicationWords(id: string, municipality: string, kind: Kind): string {
  return `${id}|${municipality}|${kind}`
}

/** Sends the application, with the declaration that the card is valid (F12). */
export async function apply(
  id: string,
  municipality: string,
  kind: Kind,
  nonce: Nonce,
  card: CardAnswer,
  language: Language,
): Promise<readonly Certificate[]> {
  const answer = await send<{ certificates: Certificate[] }>('/api/v1/applications', language, {
    id,
    municipality,
    kind,
    nonceId: nonce.id,
    evidence: card.evidence,
    app: card.statement,
    declaration: { cardValid: true },
    print: false, // the card's file and picture are saved from here; paper comes from the counter
  })
  return answer.certificates
}
