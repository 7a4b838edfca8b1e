import { readCertificate, type Certificate } from './x509'
import { asText, readJson, Reader, Written } from './json'
import { fromBase64Url, toBase64Url, toUtf8, type Bytes } from '../parts/bytes'

/** One public key of an issuer of SMART Health Cards. */
export interface Key {
  readonly id: string
  readonly publicKey: CryptoKey
  /** the counter of its revocation list (`crlVersion`); absent when it has none */
  readonly revocations?: number
}

/** The cards of one key that no longer hold. */
export interface RevocationList {
  readonly counter: number
  /** revocation id → cards issued before this second are revoked; Infinity: all */
  readonly revoked: ReadonlyMap<string, number>
}

/** The key files a verifier holds: what it trusts. */
export interface Trust {
  /** issuer's address → its keys by id; only these issuers are known */
  readonly issuers: ReadonlyMap<string, ReadonlyMap<string, Key>>
  /** key id → its revocation list */
  readonly lists: ReadonlyMap<string, RevocationList>
  readonly cscas: readonly Certificate[]
}

/**
 * Reads a key file (JWKS). The member `issuer` says whose keys it holds.
 *
 * @throws Rejection when it is none, or holds a private key, or a key stands under another's id
 */
export async function readKeys(json: string): Promise<{ issuer?: string; keys: Map<string, Key> }> {
  const file = Reader.of(readJson(json))
  const keys = await keysOf(file)
  const issuer = file.optionalText('issuer')
  return issuer === undefined ? { keys } : { issuer, keys }
}

async function keysOf(file: Reader): Promise<Map<string, Key>> {
  const keys = new Map<string, Key>()
  for (const each of file.array('keys')) {
    const jwk = Reader.of(each)
    if (jwk.has('d')) {
      throw new Error('a key file holds no private keys')
    }
    if (jwk.text('kty') === 'EC' && jwk.text('crv') === 'P-256') {
      const key = await readKey(jwk)
      keys.set(key.id, key)
    }
  }
  return keys
}

async function readKey(jwk: Reader): Promise<Key> {
  const x = jwk.text('x')
  const y = jwk.text('y')
  const id = await thumbprint(x, y)
  if (jwk.text('kid') !== id) {
    throw new Error('a key stands under an id that is not its thumbprint')
  }
  const publicKey = await crypto.subtle.importKey(
    'jwk',
    { kty: 'EC', crv: 'P-256', x: toBase64Url(fromBase64Url(x)), y: toBase64Url(fromBase64Url(y)) },
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  )
  return jwk.has('crlVersion')
    ? { id, publicKey, revocations: jwk.number('crlVersion').whole }
    : { id, publicKey }
}

/** RFC 7638. */
async function thumbprint(x: string, y: string): Promise<string> {
  const members = toUtf8(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`)
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', members)))
}

/** Reads the revocation list of a key. */
export function readRevocations(json: string, key: string): RevocationList {
  const { key: of, ...list } = revocationsOf(Reader.of(readJson(json)))
  if (of !== key) {
    throw new Error('not the revocation list of this key')
  }
  return list
}

function revocationsOf(file: Reader): RevocationList & { key: string } {
  if (file.text('method') !== 'rid') {
    throw new Error('not a revocation list of ours')
  }
  const revoked = new Map<string, number>()
  for (const each of file.array('rids')) {
    const [, id, , second] = /^([A-Za-z0-9_-]{1,24})(\.(\d{1,12}))?$/.exec(String(each)) ?? []
    if (each instanceof Written || id === undefined) {
      throw new Error('not a revocation id')
    }
    const before = second === undefined ? Infinity : Number(second)
    revoked.set(id, Math.max(before, revoked.get(id) ?? 0))
  }
  return { key: file.text('kid'), counter: file.number('ctr').whole, revoked }
}

/**
 * Reads a trust list: issuers with their keys and lists, in the form of the VCI directory's
 * snapshot, with the countries' certificates (`csca`) added.
 */
export async function readTrustList(json: string): Promise<Trust> {
  const file = Reader.of(readJson(json))
  const issuers = new Map<string, ReadonlyMap<string, Key>>()
  const lists = new Map<string, RevocationList>()
  for (const each of file.array('issuerInfo')) {
    const info = Reader.of(each)
    issuers.set(info.object('issuer').text('iss'), await keysOf(info))
    for (const list of info.has('crls') ? info.array('crls') : []) {
      const { key, ...revoked } = revocationsOf(Reader.of(list))
      lists.set(key, revoked)
    }
  }
  const cscas = file.has('csca')
    ? file.array('csca').map((base64) => readCertificate(bytesOf(asText(base64))))
    : []
  return { issuers, lists, cscas }
}

/** Both together; where both name an issuer or a key, the first counts. */
export function merge(first: Trust, second: Trust): Trust {
  return {
    issuers: new Map([...second.issuers, ...first.issuers]),
    lists: new Map([...second.lists, ...first.lists]),
    cscas: [...first.cscas, ...second.cscas],
  }
}

/** Reads certificates from PEM. */
export function readPem(pem: string): Certificate[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)
  return [...blocks].map(([, base64]) => readCertificate(bytesOf(base64!)))
}

function bytesOf(base64: string): Bytes {
  return Uint8Array.from(atob(base64.replace(/\s/g, '')), (c) => c.charCodeAt(0))
}
