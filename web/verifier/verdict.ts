/** Valid 有効, not valid 無効, or cannot tell 判定できない. */
export type Outcome = 'VALID' | 'NOT_VALID' | 'CANNOT_TELL'

/**
 * Why a certificate is not valid (C10x, C11x), or why nothing can be said (C13x); the words stand in
 * `messages/<language>/certificate.json`, and `./vrs verify` gives the same ones.
 */
export type Reason =
  | 'C101' // the signature is wrong
  | 'C102' // revoked
  | 'C103' // expired
  | 'C104' // not yet valid
  | 'C105' // an algorithm that is not allowed
  | 'C106' // signed by a key of another issuer
  | 'C107' // the signer's certificate is forged
  | 'C108' // the signer was outside its time
  | 'C109' // the signer may not sign vaccinations
  | 'C111' // malformed
  | 'C112' // a member twice
  | 'C113' // too long
  | 'C131' // the key is not known
  | 'C132' // the issuer is not known
  | 'C133' // the country's certificate (CSCA) is not known
  | 'C134' // not a certificate
  | 'C135' // says something that has no place here
  | 'C136' // one part of several
  | 'C137' // no code found
  | 'C138' // the revocation list is missing
  | 'C139' // the file cannot be read
  | 'C140' // no key files

/** What was looked at; the texts are `certificate.check.…`. */
export type Check =
  | 'signature'
  | 'issuer-and-key'
  | 'trust-path'
  | 'time'
  | 'revocation-list'
  | 'not-revocable' // the certificate carries no rid, or its issuer publishes no list

/** One vaccination that a code states. */
export interface VerifiedDose {
  /** `CVX`, `ICD-11` or the address of a code system */
  readonly codeSystem: string
  readonly productCode: string
  readonly brand?: string
  /** absent from SMART Health Cards: readers count by date */
  readonly number?: number
  /** `YYYY-MM-DD`, the day where it was given */
  readonly given: string
  readonly lot?: string
  readonly country?: string
  readonly authority?: string
}

/** What a certificate says, for comparison with an identity paper. Kept in memory only (E5). */
export interface Content {
  readonly format: 'SMART_HEALTH_CARD' | 'VDS_NC'
  /** the issuer's address, or the issuing country of a VDS-NC */
  readonly issuer: string
  readonly names: readonly string[]
  /** `YYYY-MM-DD`, or without the day, or without day and month */
  readonly birthDate: string
  readonly passport?: string
  readonly certificateId?: string
  readonly doses: readonly VerifiedDose[]
  readonly issued?: Date
}

export type Verdict =
  | { readonly outcome: 'VALID'; readonly content: Content; readonly checks: readonly Check[] }
  | { readonly outcome: 'NOT_VALID' | 'CANNOT_TELL'; readonly reason: Reason }

/** A finding that ends a verification and becomes a verdict. */
export class Rejection extends Error {
  constructor(readonly reason: Reason) {
    super(reason)
  }
}

/** The verdict that a reason leads to. */
export function because(reason: Reason): Verdict {
  return { outcome: reason < 'C130' ? 'NOT_VALID' : 'CANNOT_TELL', reason }
}
