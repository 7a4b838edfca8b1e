import type { SitePerson } from '../parts/api'
import { fromBase64Url, toBase64Url, toUtf8 } from '../parts/bytes'
import { ask, type Answer, type Door, type Sent } from '../parts/doors'
import { Problem } from '../parts/problem'
import { Drawer } from '../parts/store'
import type { Texts } from '../parts/words'
import { askSigned } from './signing'

const ES256 = { name: 'ECDSA', hash: 'SHA-256' }
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const ENDED = 'A128'
const HMAC = { name: 'HMAC', hash: 'SHA-256' }

interface KeptDevice {
  readonly reference: string
  readonly site: string
  readonly label: string
  /** cannot be taken out of this browser */
  readonly key: CryptoKey
}
interface KeptShift {
  readonly reference: string
  readonly key: CryptoKey
  readonly until: number
  readonly person: string
}

const devices = new Drawer<KeptDevice>('tablet', 'device')
const shifts = new Drawer<KeptShift>('tablet', 'shift')

/** This tablet as an enrolled device of a site (H5). Its key was made here and never leaves. */
export class Device {
  private constructor(
    private readonly kept: KeptDevice,
    private readonly texts: Texts,
  ) {}

  static async kept(texts: Texts): Promise<Device | undefined> {
    const kept = await devices.get()
    return kept && new Device(kept, texts)
  }

  /** Enrols with the one-time code that the municipality made; throws A121 for a wrong or old one. */
  static async enrol(code: string, texts: Texts): Promise<Device> {
    const pair = await crypto.subtle.generateKey(P256, false, ['sign', 'verify'])
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
    const proof = await crypto.subtle.sign(ES256, pair.privateKey, toUtf8(`VRS1-ENROL\n${code}`))
    const { office, device, site, label } = await ask(texts.language, 'POST /api/v1/devices', {
      code,
      key: { kty: kty!, crv: crv!, x: x!, y: y! },
      proof: toBase64Url(new Uint8Array(proof)),
    })
    const kept = { reference: `${office}.${device}`, site, label, key: pair.privateKey }
    await devices.put(kept)
    return new Device(kept, texts)
  }

  get site(): string {
    return this.kept.site
  }

  get label(): string {
    return this.kept.label
  }

  /** Forgets the enrolment: the device was given back or enrolled elsewhere. */
  static async forget(): Promise<void> {
    await shifts.empty()
    await devices.empty()
  }

  /** Who may open a shift here. */
  async people(): Promise<readonly SitePerson[]> {
    const { people } = await this.#ask('GET /api/v1/shifts/people')
    return people
  }

  /** A named person begins to work: the device signs a number of the server's, the person gives the PIN. */
  async open(person: SitePerson, pin: string): Promise<Shift> {
    const { nonce } = await this.#ask('POST /api/v1/shifts/nonces')
    const opened = await this.#ask('POST /api/v1/shifts', { nonce, person: person.id, pin })
    const key = await crypto.subtle.importKey('raw', fromBase64Url(opened.key), HMAC, false, ['sign'])
    const kept = { reference: opened.shift, key, until: Date.parse(opened.until), person: person.name }
    await shifts.put(kept)
    return new Shift(kept, this.texts)
  }

  #ask<At extends Door>(door: At, ...sent: Sent<At>): Promise<Answer<At>> {
    const sign = (text: BufferSource) => crypto.subtle.sign(ES256, this.kept.key, text)
    return askSigned('VRS-Device', this.kept.reference, sign, this.texts, door, ...sent)
  }
}

/** A named person's time on this device (勤務). Its key signs each request and cannot be taken out. */
export class Shift {
  /** Told when the server says that the shift has ended, or its device was blocked. */
  onEnded: () => void = () => {}

  constructor(
    private readonly kept: KeptShift,
    private readonly texts: Texts,
  ) {}

  /** The shift that is still open on this tablet, after the page was opened anew. */
  static async kept(texts: Texts): Promise<Shift | undefined> {
    const kept = await shifts.get()
    return kept && kept.until > Date.now() ? new Shift(kept, texts) : undefined
  }

  get person(): string {
    return this.kept.person
  }

  async end(): Promise<void> {
    await shifts.empty()
    await this.ask('DELETE /api/v1/shifts/current')
  }

  async ask<At extends Door>(door: At, ...sent: Sent<At>): Promise<Answer<At>> {
    const sign = (text: BufferSource) => crypto.subtle.sign(HMAC, this.kept.key, text)
    try {
      return await askSigned('VRS-Shift', this.kept.reference, sign, this.texts, door, ...sent)
    } catch (cause) {
      if (cause instanceof Problem && cause.code === ENDED) this.onEnded()
      throw cause
    }
  }
}
