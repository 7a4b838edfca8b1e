import type { Bytes } from '../parts/bytes'
import { Rejection } from './verdict'

/** What verification needs of an X.509 certificate. */
export interface Certificate {
  /** what its issuer signed */
  readonly signed: Bytes
  /** r‖s of its issuer's signature, or undefined when the algorithm is not ECDSA */
  readonly signature: EcdsaSignature | undefined
  readonly serial: Bytes
  readonly issuer: Bytes
  readonly subject: Bytes
  /** the two-letter country of the subject */
  readonly country: string | undefined
  readonly notBefore: Date
  readonly notAfter: Date
  /** SubjectPublicKeyInfo, and its curve where it is one that WebCrypto knows */
  readonly publicKey: Bytes
  readonly curve: Curve | undefined
  readonly subjectKeyId: Bytes | undefined
  readonly authorityKeyId: Bytes | undefined
  readonly usages: readonly string[] | undefined
  readonly authority: boolean
  /** ids of critical extensions that are not among those read here */
  readonly unknownCritical: readonly string[]
}

export type Curve = 'P-256' | 'P-384' | 'P-521'
export interface EcdsaSignature {
  readonly hash: 'SHA-256' | 'SHA-384' | 'SHA-512'
  readonly der: Bytes
}

const ECDSA: Readonly<Record<string, EcdsaSignature['hash']>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}
const CURVES: Readonly<Record<string, Curve>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}
/** Bytes of r, and of s. */
export const HALF: Readonly<Record<Curve, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 }

const SEQUENCE = 0x30
const SET = 0x31
const OID = 0x06
const INTEGER = 0x02
const OCTETS = 0x04
const BITS = 0x03

/** One element of DER: its tag, its content, and all its bytes. */
interface Element {
  readonly tag: number
  readonly content: Bytes
  readonly whole: Bytes
}

/** Reads DER elements one after the other; refuses indefinite and needlessly long lengths. */
class Der {
  #at = 0

  constructor(readonly bytes: Bytes) {}

  get more(): boolean {
    return this.#at < this.bytes.length
  }

  next(tag?: number): Element {
    const start = this.#at
    const found = this.#byte()
    let length = this.#byte()
    if (length >= 0x80) {
      const count = length - 0x80
      length = 0
      for (let i = 0; i < count; i++) length = length * 256 + this.#byte()
      if (count < 1 || count > 3 || length < (count === 1 ? 0x80 : 256 ** (count - 1))) bad()
    }
    const end = this.#at + length
    if ((found & 0x1f) === 0x1f || end > this.bytes.length || (tag !== undefined && found !== tag)) bad()
    const content = this.bytes.slice(this.#at, end)
    this.#at = end
    return { tag: found, content, whole: this.bytes.slice(start, end) }
  }

  inside(tag = SEQUENCE): Der {
    return new Der(this.next(tag).content)
  }

  optional(tag: number): Element | undefined {
    return this.more && this.bytes[this.#at] === tag ? this.next() : undefined
  }

  end(): void {
    if (this.more) bad()
  }

  #byte(): number {
    return this.bytes[this.#at++] ?? bad()
  }
}

function bad(): never {
  throw new Rejection('C111')
}

/** Reads one certificate; refuses anything that is not strict DER. */
export function readCertificate(der: Bytes): Certificate {
  const file = new Der(der)
  const outer = file.inside()
  file.end()
  const signed = outer.next(SEQUENCE)
  const algorithm = outer.inside().next(OID)
  const signature = bits(outer.next(BITS))
  outer.end()

  const body = new Der(signed.content)
  body.optional(0xa0) // version
  const serial = body.next(INTEGER).content
  const innerAlgorithm = body.inside().next(OID)
  if (oid(innerAlgorithm.content) !== oid(algorithm.content)) bad()
  const issuer = body.next(SEQUENCE).whole
  const validity = body.inside()
  const notBefore = time(validity.next())
  const notAfter = time(validity.next())
  const subject = body.next(SEQUENCE)
  const publicKey = body.next(SEQUENCE)
  const key = new Der(publicKey.content).inside()
  key.next(OID)
  const parameters = key.optional(OID)
  body.optional(0x81)
  body.optional(0x82)
  const extensions = readExtensions(body.optional(0xa3))
  body.end()

  const hash = ECDSA[oid(algorithm.content)]
  return {
    signed: signed.whole,
    signature: hash && { hash, der: signature },
    serial,
    issuer,
    subject: subject.whole,
    country: country(subject.content),
    notBefore,
    notAfter,
    publicKey: publicKey.whole,
    curve: parameters && CURVES[oid(parameters.content)],
    ...extensions,
  }
}

function readExtensions(element: Element | undefined) {
  const found = {
    subjectKeyId: undefined as Bytes | undefined,
    authorityKeyId: undefined as Bytes | undefined,
    usages: undefined as string[] | undefined,
    authority: false,
    unknownCritical: [] as string[],
  }
  const seen = new Set<string>()
  const list = element ? new Der(element.content).inside() : new Der(new Uint8Array())
  while (list.more) {
    const extension = list.inside()
    const id = oid(extension.next(OID).content)
    const critical = extension.optional(0x01)?.content[0] === 0xff
    const value = new Der(extension.next(OCTETS).content)
    if (seen.has(id)) bad()
    seen.add(id)
    switch (id) {
      case '2.5.29.14':
        found.subjectKeyId = value.next(OCTETS).content
        break
      case '2.5.29.35':
        found.authorityKeyId = value.inside().optional(0x80)?.content
        break
      case '2.5.29.37': {
        const usages = value.inside()
        found.usages = []
        while (usages.more) found.usages.push(oid(usages.next(OID).content))
        break
      }
      case '2.5.29.19':
        found.authority = value.inside().optional(0x01)?.content[0] === 0xff
        break
      case '2.5.29.15': // keyUsage: what the path needs is said by the extended usage
        break
      default:
        if (critical) found.unknownCritical.push(id)
    }
  }
  return found
}

/** The r‖s that WebCrypto wants, from the DER that certificates carry. */
export function plainSignature(der: Bytes, curve: Curve): Bytes {
  const file = new Der(der)
  const pair = file.inside()
  file.end()
  const half = HALF[curve]
  const plain = new Uint8Array(2 * half)
  for (const index of [1, 2]) {
    const number = pair.next(INTEGER).content
    const digits = number[0] === 0 ? number.slice(1) : number
    if (digits.length > half || number.length === 0 || number[0]! >= 0x80) bad()
    plain.set(digits, index * half - digits.length)
  }
  pair.end()
  return plain
}

function bits(element: Element): Bytes {
  return element.content[0] === 0 ? element.content.slice(1) : bad()
}

function oid(content: Bytes): string {
  const parts: number[] = []
  let part = 0
  for (const byte of content) {
    part = part * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      parts.push(part)
      part = 0
    }
  }
  const first = parts.shift() ?? bad()
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - 40 * top, ...parts].join('.')
}

function time(element: Element): Date {
  const text = String.fromCharCode(...element.content)
  const short = element.tag === 0x17
  const [, year, month, day, hour, minute, second] =
    (short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/).exec(text) ?? bad()
  const whole = short ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year)
  return new Date(Date.UTC(whole, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)))
}

function country(name: Bytes): string | undefined {
  const sets = new Der(name)
  while (sets.more) {
    const attribute = new Der(sets.next(SET).content).inside()
    if (oid(attribute.next(OID).content) === '2.5.4.6') {
      return String.fromCharCode(...attribute.next().content)
    }
  }
  return undefined
}
