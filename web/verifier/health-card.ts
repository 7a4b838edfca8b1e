import { fromBase64Url, fromUtf8, toUtf8, type Bytes } from '../parts/bytes'
import { inflate } from './inflate'
import { asText, readJson, Reader, type Json } from './json'
import type { Key, Trust } from './trust'
import { Rejection, type Check, type Content, type Verdict, type VerifiedDose } from './verdict'

const LONGEST = 16_384
/** The most characters that fit into one QR code of version 22. */
const LONGEST_IN_ONE_CODE = 1195
const CVX = 'http://hl7.org/fhir/sid/cvx'

/** The JWS in the text of a QR code, `shc:/` and two digits for each character. */
export function fromNumeric(text: string): string {
  const digits = text.slice('shc:/'.length)
  if (digits.includes('/')) {
    throw new Rejection('C136')
  }
  if (digits.length > 2 * LONGEST_IN_ONE_CODE) {
    throw new Rejection('C113')
  }
  if (digits.length % 2 !== 0 || !/^\d+$/.test(digits)) {
    throw new Rejection('C111')
  }
  return digits.replace(/\d\d/g, (pair) => {
    const code = Number(pair) + 45
    return code <= 0x7a ? String.fromCharCode(code) : '!' // no JWS has it: refused as malformed
  })
}

/** Verifies a SMART Health Card: key, signature, time, revocation, and a content that can all be shown. */
export async function verifyHealthCard(jws: string, trust: Trust, now: Date): Promise<Verdict> {
  if (jws.length > LONGEST) {
    throw new Rejection('C113')
  }
  const parts = jws.split('.')
  if (parts.length !== 3) {
    throw new Rejection('C111')
  }
  const [head, payload, signature] = parts.map(fromBase64Url) as [Bytes, Bytes, Bytes]
  const header = Reader.of(readJson(fromUtf8(head)))
  if (header.text('alg') !== 'ES256' || header.has('crit')) {
    throw new Rejection('C105')
  }
  if (header.optionalText('zip') !== 'DEF') {
    throw new Rejection('C111')
  }
  const stated = Reader.of(readJson(fromUtf8(await inflate(payload))))
  const key = keyOf(header.text('kid'), stated.text('iss'), trust)
  const genuine =
    signature.length === 64 &&
    (await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key.publicKey,
      signature,
      toUtf8(jws.slice(0, jws.lastIndexOf('.'))),
    ))
  if (!genuine) {
    throw new Rejection('C101')
  }
  const claims = readClaims(stated)
  const seconds = now.getTime() / 1000
  if (claims.notBefore > seconds) {
    throw new Rejection('C104')
  }
  if (claims.expires !== undefined && claims.expires <= seconds) {
    throw new Rejection('C103')
  }
  const revocable = checkRevocation(key, claims, trust)
  return {
    outcome: 'VALID',
    content: readContent(claims),
    checks: ['signature', 'issuer-and-key', 'time', revocable],
  }
}

/** What a card says, unverified: for showing it to the one who was issued it. */
export async function stated(jws: string): Promise<Content> {
  const payload = fromBase64Url(jws.split('.')[1] ?? '')
  return readContent(readClaims(Reader.of(readJson(fromUtf8(await inflate(payload))))))
}

/** By which a card is found in its key's revocation list. */
export async function revocationOf(jws: string): Promise<{ key: string; id: string | undefined }> {
  const [head, payload] = jws.split('.').map(fromBase64Url)
  const claims = readClaims(Reader.of(readJson(fromUtf8(await inflate(payload!)))))
  return { key: Reader.of(readJson(fromUtf8(head!))).text('kid'), id: claims.revocationId }
}

interface Claims {
  readonly issuer: string
  readonly notBefore: number
  readonly expires: number | undefined
  readonly revocationId: string | undefined
  readonly bundle: Reader
}

function readClaims(claims: Reader): Claims {
  claims.only('iss', 'nbf', 'exp', 'vc')
  const credential = claims.object('vc').only('type', 'rid', 'credentialSubject')
  const types = credential.array('type').map(asText)
  const subject = credential.object('credentialSubject').only('fhirVersion', 'fhirBundle')
  if (
    !types.includes('https://smarthealth.cards#health-card') ||
    !subject.text('fhirVersion').startsWith('4.0.')
  ) {
    throw new Rejection('C135')
  }
  return {
    issuer: claims.text('iss'),
    notBefore: numericDate(claims, 'nbf'),
    expires: claims.has('exp') ? numericDate(claims, 'exp') : undefined,
    revocationId: credential.optionalText('rid'),
    bundle: subject.object('fhirBundle'),
  }
}

/** A NumericDate (RFC 7519): seconds, perhaps with a fraction, which Japan's first cards had. */
function numericDate(claims: Reader, name: string): number {
  const seconds = Number(claims.number(name).text)
  if (!(seconds >= 0 && seconds <= 253_402_300_799)) {
    throw new Rejection('C111')
  }
  return seconds
}

function keyOf(id: string, issuer: string, trust: Trust): Key {
  const keys = trust.issuers.get(issuer)
  if (!keys) {
    throw new Rejection('C132')
  }
  const key = keys.get(id)
  if (key) {
    return key
  }
  const another = [...trust.issuers.values()].some((others) => others.has(id))
  throw new Rejection(another ? 'C106' : 'C131')
}

function checkRevocation(key: Key, claims: Claims, trust: Trust): Check {
  if (claims.revocationId === undefined || key.revocations === undefined) {
    return 'not-revocable'
  }
  const list = trust.lists.get(key.id)
  if (!list || list.counter < key.revocations) {
    throw new Rejection('C138')
  }
  const before = list.revoked.get(claims.revocationId)
  if (before !== undefined && claims.notBefore < before) {
    throw new Rejection('C102')
  }
  return 'revocation-list'
}

/**
 * Reads by allow-list: what has no place here makes the card one about which we cannot tell, so
 * that a signed "not done" or "entered in error" is never shown as a dose.
 */
function readContent(claims: Claims): Content {
  const names: string[] = []
  const doses: VerifiedDose[] = []
  let birthDate: string | undefined
  for (const each of claims.bundle.only('resourceType', 'type', 'entry').array('entry')) {
    const resource = Reader.of(each).only('fullUrl', 'resource').object('resource')
    const type = resource.text('resourceType')
    if (type === 'Patient' && birthDate === undefined) {
      resource.only('resourceType', 'name', 'birthDate')
      names.push(...resource.array('name').map(readName))
      birthDate = readBirthDate(resource.text('birthDate'))
    } else if (type === 'Immunization') {
      doses.push(readDose(resource))
    } else {
      throw new Rejection('C135')
    }
  }
  if (birthDate === undefined || names.length === 0 || doses.length === 0) {
    throw new Rejection('C135')
  }
  return {
    format: 'SMART_HEALTH_CARD',
    issuer: claims.issuer,
    names,
    birthDate,
    doses,
    issued: new Date(claims.notBefore * 1000),
  }
}

function readName(value: Json): string {
  const name = Reader.of(value).only('use', 'family', 'given', 'text')
  if (name.has('text')) {
    if (name.has('family') || name.has('given')) {
      throw new Rejection('C135') // two names that could differ
    }
    return name.text('text')
  }
  const family = name.text('family')
  const space = /^[\u0000-\u02ff]*$/.test(family) ? ' ' : '\u3000'
  return [family, ...name.array('given').map(asText)].join(space)
}

function readDose(resource: Reader): VerifiedDose {
  resource.only(
    'resourceType', 'meta', 'status', 'vaccineCode', 'patient', 'occurrenceDateTime',
    'lotNumber', 'performer',
  )
  if (resource.text('status') !== 'completed') {
    throw new Rejection('C135')
  }
  if (resource.has('meta')) {
    resource.object('meta').only('security')
  }
  const codings = resource
    .object('vaccineCode')
    .only('coding')
    .array('coding')
    .map((coding) => Reader.of(coding).only('system', 'code'))
  const coding = codings.find((each) => each.text('system') === CVX) ?? codings[0]
  if (!coding) {
    throw new Rejection('C135')
  }
  const system = coding.text('system')
  const lot = resource.optionalText('lotNumber')
  const authority = readPerformer(resource)
  return {
    codeSystem: system === CVX ? 'CVX' : system,
    productCode: coding.text('code'),
    given: readDay(resource.text('occurrenceDateTime')),
    ...(lot !== undefined && { lot }),
    ...(authority !== undefined && { authority }),
  }
}

function readPerformer(resource: Reader): string | undefined {
  if (!resource.has('performer')) {
    return undefined
  }
  const [performer, ...more] = resource.array('performer')
  if (more.length > 0) {
    throw new Rejection('C135')
  }
  return Reader.of(performer).only('actor').object('actor').only('display').text('display')
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function readDay(iso: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso) {
    throw new Rejection('C111')
  }
  return iso
}

/** A birth date, whose day, or month and day, may be unknown (不詳). */
export function readBirthDate(iso: string): string {
  if (!/^(1[89]|20)\d\d(-\d\d(-\d\d)?)?$/.test(iso)) {
    throw new Rejection('C111')
  }
  readDay((iso + '-01-01').slice(0, 10))
  return iso
}
