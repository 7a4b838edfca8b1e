import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { toBase64Url } from '../../parts/bytes'
import { canonical, readJson } from '../json'
import { readKeys, readPem, type RevocationList, type Trust } from '../trust'

export const ISSUER = 'https://vrs.example/issuer'
export const NOW = new Date('2027-01-15T03:00:00Z')
export const ISSUED = 1_795_000_000

const utf8 = new TextEncoder()
const encode = (value: unknown) => toBase64Url(utf8.encode(JSON.stringify(value)))

export interface SigningKey {
  readonly pair: CryptoKeyPair
  readonly jwk: Record<string, unknown>
  readonly id: string
}

export async function signingKey(crlVersion?: number): Promise<SigningKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const members = utf8.encode(`{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`)
  const id = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', members)))
  const jwk = { kty: 'EC', use: 'sig', alg: 'ES256', kid: id, crv: 'P-256', x, y }
  return { pair, id, jwk: crlVersion === undefined ? jwk : { ...jwk, crlVersion } }
}

export const person = { resourceType: 'Patient', name: [{ family: '髙橋', given: ['𠮷子'] }], birthDate: '1980-02-17' }
export const dose = {
  resourceType: 'Immunization',
  status: 'completed',
  vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '309' }] },
  patient: { reference: 'resource:0' },
  occurrenceDateTime: '2026-10-01',
  lotNumber: 'AB1234',
  performer: [{ actor: { display: 'MHLW_Gov_of_JAPAN' } }],
}

/** The claims of a card; a changed part shows what a test is about. */
export function claims(resources: object[] = [person, dose], changes: object = {}, rid = 'uTSMCTBSzyg') {
  return {
    iss: ISSUER,
    nbf: ISSUED,
    vc: {
      type: ['https://smarthealth.cards#health-card', 'https://smarthealth.cards#immunization'],
      credentialSubject: {
        fhirVersion: '4.0.1',
        fhirBundle: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: resources.map((resource, at) => ({ fullUrl: `resource:${at}`, resource })),
        },
      },
      rid,
    },
    ...changes,
  }
}

export async function card(
  key: SigningKey,
  payload: object | Uint8Array = claims(),
  header: object = {},
): Promise<string> {
  const head = encode({ zip: 'DEF', alg: 'ES256', kid: key.id, ...header })
  const bytes = payload instanceof Uint8Array ? payload : utf8.encode(JSON.stringify(payload))
  const signed = `${head}.${toBase64Url(deflateRawSync(bytes))}`
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, key.pair.privateKey, utf8.encode(signed))
  return `${signed}.${toBase64Url(new Uint8Array(signature))}`
}

export const numeric = (jws: string) =>
  'shc:/' + [...jws].map((c) => String(c.charCodeAt(0) - 45).padStart(2, '0')).join('')

export async function trusting(
  key: SigningKey,
  list?: RevocationList,
  cscas = readPem(pem('csca')),
): Promise<Trust> {
  const { keys } = await readKeys(JSON.stringify({ issuer: ISSUER, keys: [key.jwk] }))
  return { issuers: new Map([[ISSUER, keys]]), lists: new Map(list && [[key.id, list]]), cscas }
}

export const pem = (name: string) =>
  readFileSync(new URL(`keys/${name}.pem`, import.meta.url), 'utf8')
const bytesOf = (text: string) =>
  Uint8Array.from(Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64'))

export const sealData = {
  hdr: { t: 'icao.vacc', v: 1, is: 'JPN' },
  msg: {
    uvci: 'VR0000000017',
    pid: { n: 'TAKAHASHI  YOSHIKO', dob: '1980-02-17', i: 'XX1234567' },
    ve: [
      {
        des: 'XM68M6',
        nam: 'Comirnaty',
        dis: 'RA01',
        vd: [{ dvc: '2026-10-01', seq: 1, ctr: 'JPN', adm: 'MHLW_Gov_of_JAPAN', lot: 'AB1234' }],
      },
    ],
  },
}

/** A VDS-NC signed by the test signer, who shows this certificate. */
export async function seal(data: object = sealData, certificate = 'bsc', padding = '='): Promise<string> {
  const key = readFileSync(new URL('keys/bsc.key', import.meta.url), 'utf8')
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const signer = await crypto.subtle.importKey('pkcs8', bytesOf(key), algorithm, false, ['sign'])
  const message = utf8.encode(canonical(readJson(JSON.stringify(data))))
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signer, message)
  const pad = (text: string) => text + padding.repeat((4 - (text.length % 4)) % 4)
  return JSON.stringify({
    data,
    sig: {
      alg: 'ES256',
      cer: pad(toBase64Url(bytesOf(pem(certificate)))),
      sigvl: pad(toBase64Url(new Uint8Array(signature))),
    },
  })
}
