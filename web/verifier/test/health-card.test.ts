import { beforeAll, expect, test } from 'vitest'
import type { RevocationList, Trust } from '../trust'
import { verify } from '../verify'
import { card, claims, dose, ISSUED, ISSUER, NOW, numeric, person, signingKey, trusting, type SigningKey } from './issue'

let key: SigningKey
let trust: Trust

beforeAll(async () => {
  key = await signingKey()
  trust = await trusting(key)
})

const reason = async (text: string, by = trust, now = NOW) => {
  const [verdict] = await verify(text, by, now)
  return verdict!.outcome === 'VALID' ? 'VALID' : verdict!.reason
}
const changed = (text: string, at: number) => {
  const other = text[at] === 'A' ? 'B' : 'A'
  return text.slice(0, at) + other + text.slice(at + 1)
}

test('a genuine card shows name, birth date and doses exactly as signed', async () => {
  const [verdict] = await verify(numeric(await card(key)), trust, NOW)
  expect(verdict).toEqual({
    outcome: 'VALID',
    checks: ['signature', 'issuer-and-key', 'time', 'not-revocable'],
    content: {
      format: 'SMART_HEALTH_CARD',
      issuer: ISSUER,
      names: ['髙橋\u3000𠮷子'],
      birthDate: '1980-02-17',
      doses: [
        { codeSystem: 'CVX', productCode: '309', given: '2026-10-01', lot: 'AB1234', authority: 'MHLW_Gov_of_JAPAN' },
      ],
      issued: new Date(ISSUED * 1000),
    },
  })
})

test('a card comes as JWS, as file with several cards, and in a link', async () => {
  const jws = await card(key)
  const file = JSON.stringify({ verifiableCredential: [jws, jws] })
  expect(await reason(jws)).toBe('VALID')
  expect((await verify(file, trust, NOW)).map((each) => each.outcome)).toEqual(['VALID', 'VALID'])
  expect(await reason(`https://app.example/#${encodeURIComponent(file)}`)).toBe('VALID')
})

test('a card with any one character changed is never valid', async () => {
  const jws = await card(key)
  for (let at = 0; at < jws.length; at += 7) {
    expect(await reason(changed(jws, at)), `character ${at}`).not.toBe('VALID')
  }
})

test('a changed signature is wrong, an empty one too', async () => {
  const jws = await card(key)
  const stem = jws.slice(0, jws.lastIndexOf('.') + 1)
  expect(await reason(changed(jws, jws.length - 20))).toBe('C101')
  expect(await reason(`${stem}${'A'.repeat(86)}`)).toBe('C101')
  expect(await reason(`${stem}AAAA`)).toBe('C101')
})

test('an unknown issuer or key is no forgery: nobody can tell', async () => {
  const stranger = await signingKey()
  expect(await reason(await card(stranger))).toBe('C131')
  expect(await reason(await card(key, claims(undefined, { iss: 'https://other.example' })))).toBe('C132')
})

test("a known key does not sign in another issuer's name", async () => {
  const stranger = await signingKey()
  const { issuers } = await trusting(stranger)
  const two = { ...trust, issuers: new Map([...trust.issuers, ['https://two.example', issuers.get(ISSUER)!]]) }
  expect(await reason(await card(stranger), two)).toBe('C106')
})

test('only ES256 is allowed, and nothing that a reader must understand and does not', async () => {
  expect(await reason(await card(key, claims(), { alg: 'none' }))).toBe('C105')
  expect(await reason(await card(key, claims(), { alg: 'HS256' }))).toBe('C105')
  expect(await reason(await card(key, claims(), { crit: ['exp'] }))).toBe('C105')
})

test('a card holds from its issue until it expires', async () => {
  expect(await reason(await card(key), trust, new Date((ISSUED - 1) * 1000))).toBe('C104')
  const ending = await card(key, claims(undefined, { exp: ISSUED + 60 }))
  expect(await reason(ending, trust, new Date((ISSUED + 59) * 1000))).toBe('VALID')
  expect(await reason(ending, trust, new Date((ISSUED + 60) * 1000))).toBe('C103')
})

test('a card is revoked by its rid, or by its rid up to a time', async () => {
  const listed = await signingKey(2)
  const jws = await card(listed)
  const list = (entries: [string, number][], counter = 2): RevocationList => ({ counter, revoked: new Map(entries) })
  expect(await reason(jws, await trusting(listed, list([])))).toBe('VALID')
  expect(await reason(jws, await trusting(listed, list([['uTSMCTBSzyg', Infinity]])))).toBe('C102')
  expect(await reason(jws, await trusting(listed, list([['uTSMCTBSzyg', ISSUED + 1]])))).toBe('C102')
  expect(await reason(jws, await trusting(listed, list([['uTSMCTBSzyg', ISSUED]])))).toBe('VALID')
})

test('without the newest revocation list nobody can tell', async () => {
  const listed = await signingKey(2)
  const jws = await card(listed)
  expect(await reason(jws, await trusting(listed))).toBe('C138')
  expect(await reason(jws, await trusting(listed, { counter: 1, revoked: new Map() }))).toBe('C138')
})

test('what has no place here is never shown as a dose', async () => {
  for (const resources of [
    [person, { ...dose, status: 'not-done' }],
    [person, { ...dose, statusReason: {} }],
    [person, person, dose],
    [person],
    [dose],
    [person, { resourceType: 'Observation' }],
    [{ ...person, name: [{ text: '髙橋', family: '高橋', given: [] }] }, dose],
  ]) {
    expect(await reason(await card(key, claims(resources)))).toBe('C135')
  }
})

test('days that are not in the calendar are malformed', async () => {
  expect(await reason(await card(key, claims([person, { ...dose, occurrenceDateTime: '2026-02-30' }])))).toBe('C111')
  expect(await reason(await card(key, claims([{ ...person, birthDate: '1980-13' }, dose])))).toBe('C111')
  expect(await reason(await card(key, claims([{ ...person, birthDate: '1980' }, dose])))).toBe('VALID')
})

test('a member twice is refused, since two readers could show two names', async () => {
  const twice = JSON.stringify(claims()).replace('"birthDate"', '"birthDate":"1999-01-01","birthDate"')
  expect(await reason(await card(key, new TextEncoder().encode(twice)))).toBe('C112')
})

test('a small code that inflates to megabytes is stopped', async () => {
  expect(await reason(await card(key, new Uint8Array(10_000_000)))).toBe('C113')
})

test('what is no certificate says so', async () => {
  expect(await reason('hello')).toBe('C134')
  expect(await reason('{"a":1}')).toBe('C134')
  expect(await reason('{"verifiableCredential":[]}')).toBe('C134')
  expect(await reason('shc:/1/2/5676')).toBe('C136')
  expect(await reason('shc:/567')).toBe('C111')
  expect(await reason(`shc:/${'56'.repeat(1196)}`)).toBe('C113')
  expect(await reason('{"data":')).toBe('C111')
})
