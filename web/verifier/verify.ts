import { Malformed } from '../parts/bytes'
import { fromNumeric, verifyHealthCard } from './health-card'
import { asText, readJson, Reader, type Json } from './json'
import { verifySeal } from './seal'
import type { Trust } from './trust'
import { because, Rejection, type Verdict } from './verdict'

const LONGEST = 1_000_000
const JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/**
 * Verifies what a code, a file or a person's paste says: `shc:/…`, a JWS, a card file with one or
 * more cards, a link with cards in its fragment, or a VDS-NC (E5).
 *
 * @returns one verdict a certificate, at least one
 */
export async function verify(text: string, trust: Trust, now: Date): Promise<Verdict[]> {
  return Promise.all(
    certificates(text).map(async (certificate) => {
      try {
        return await certificate(trust, now)
      } catch (reason) {
        return verdictOf(reason)
      }
    }),
  )
}

type Verification = (trust: Trust, now: Date) => Promise<Verdict>

function certificates(text: string): Verification[] {
  try {
    return split(text.trim())
  } catch (reason) {
    return [() => Promise.resolve(verdictOf(reason))]
  }
}

function split(text: string): Verification[] {
  if (text.length > LONGEST) {
    throw new Rejection('C113')
  }
  if (text.startsWith('shc:/')) {
    const jws = fromNumeric(text)
    return [(trust, now) => verifyHealthCard(jws, trust, now)]
  }
  if (JWS.test(text)) {
    return [(trust, now) => verifyHealthCard(text, trust, now)]
  }
  const json = text.startsWith('{') ? text : fragment(text)
  const file = json.startsWith('{') ? readJson(json) : undefined
  if (file instanceof Map && file.has('verifiableCredential')) {
    return cards(file)
  }
  if (file instanceof Map && file.has('data') && file.has('sig')) {
    return [(trust, now) => verifySeal(json, trust, now)]
  }
  throw new Rejection('C134')
}

function cards(file: Json): Verification[] {
  const found = Reader.of(file).array('verifiableCredential').map(asText)
  if (found.length === 0) {
    throw new Rejection('C134')
  }
  return found.map((jws) => (trust: Trust, now: Date) => verifyHealthCard(jws, trust, now))
}

/** The JSON after the `#` of a link that hands over cards. */
function fragment(text: string): string {
  const hash = text.startsWith('https://') ? text.indexOf('#') : -1
  try {
    return hash < 0 ? '' : decodeURIComponent(text.slice(hash + 1))
  } catch {
    throw new Rejection('C111')
  }
}

function verdictOf(reason: unknown): Verdict {
  if (reason instanceof Rejection) {
    return because(reason.reason)
  }
  if (reason instanceof Malformed) {
    return because('C111')
  }
  throw reason
}
