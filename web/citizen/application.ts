import type { CertificateAnswer, Kind, MunicipalityChoice, NonceAnswer } from '../parts/api'
import { ask } from '../parts/doors'
import type { Language } from '../parts/words'
import type { CardAnswer } from './bridge'

/** All municipalities of today, and whether each takes applications (B3). */
export function municipalities(language: Language): Promise<readonly MunicipalityChoice[]> {
  return ask(language, 'GET /api/v1/municipalities')
}

/**
 * Asks for the server's one-time number that the card signs; a municipality that does not take part
 * refuses here too, before a card is read (B3).
 */
export function nonceFor(municipality: string, language: Language): Promise<NonceAnswer> {
  return ask(language, 'POST /api/v1/nonces', { municipality })
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
  nonce: NonceAnswer,
  card: CardAnswer,
  language: Language,
): Promise<readonly CertificateAnswer[]> {
  const { certificates } = await ask(language, 'POST /api/v1/applications', {
    id,
    municipality,
    kind,
    nonceId: nonce.id,
    evidence: card.evidence,
    app: card.statement,
    declaration: { cardValid: true },
    print: false, // the card's file and picture are saved from here; paper comes from the counter
  })
  return certificates
}
