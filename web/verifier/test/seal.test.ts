import { beforeAll, expect, test } from 'vitest'
import { readPem, type Trust } from '../trust'
import { verify } from '../verify'
import { NOW, pem, seal, sealData, signingKey, trusting } from './issue'

let trust: Trust

beforeAll(async () => {
  trust = await trusting(await signingKey())
})

const reason = async (text: string, by = trust, now = NOW) => {
  const [verdict] = await verify(text, by, now)
  return verdict!.outcome === 'VALID' ? 'VALID' : verdict!.reason
}

test('a genuine seal shows name, passport and doses with their numbers', async () => {
  const [verdict] = await verify(await seal(), trust, NOW)
  expect(verdict).toEqual({
    outcome: 'VALID',
    checks: ['signature', 'trust-path', 'time', 'not-revocable'],
    content: {
      format: 'VDS_NC',
      issuer: 'JPN',
      names: ['TAKAHASHI  YOSHIKO'],
      birthDate: '1980-02-17',
      passport: 'XX1234567',
      certificateId: 'VR0000000017',
      doses: [
        {
          codeSystem: 'ICD-11',
          productCode: 'XM68M6',
          brand: 'Comirnaty',
          number: 1,
          given: '2026-10-01',
          lot: 'AB1234',
          country: 'JPN',
          authority: 'MHLW_Gov_of_JAPAN',
        },
      ],
    },
  })
})

test('order of members and white space do not matter, and padding is optional', async () => {
  const { data, sig } = JSON.parse(await seal(sealData, 'bsc', ''))
  const turned = { sig, data: { msg: data.msg, hdr: data.hdr } }
  expect(await reason(JSON.stringify(turned, null, 2))).toBe('VALID')
})

test('any changed value breaks the signature', async () => {
  const json = await seal()
  for (const [was, becomes] of [
    ['TAKAHASHI', 'TAKAHASHl'],
    ['1980-02-17', '1980-02-18'],
    ['"seq":1', '"seq":2'],
    ['XX1234567', 'XX1234568'],
  ] as const) {
    expect(await reason(json.replace(was, becomes)), becomes).toBe('C101')
  }
})

test('a signer that the CSCA never signed is forged', async () => {
  expect(await reason(await seal(sealData, 'forged'))).toBe('C107')
})

test('a signer for other purposes, of another country or past its time is refused', async () => {
  expect(await reason(await seal(sealData, 'server'))).toBe('C109')
  expect(await reason(await seal(sealData, 'foreign'))).toBe('C106')
  expect(await reason(await seal(sealData, 'short'))).toBe('C108')
})

test("without the country's certificate nobody can tell", async () => {
  expect(await reason(await seal(), { ...trust, cscas: [] })).toBe('C133')
  const australian = { ...sealData, hdr: { ...sealData.hdr, is: 'AUS' } }
  expect(await reason(await seal(australian))).toBe('C133')
})

test('other algorithms and test seals are not valid', async () => {
  expect(await reason((await seal()).replace('ES256', 'RS256'))).toBe('C105')
  expect(await reason(await seal({ ...sealData, hdr: { ...sealData.hdr, t: 'icao.test' } }))).toBe('C135')
})

test('a broken certificate in the seal is malformed', async () => {
  const json = JSON.parse(await seal())
  json.sig.cer = json.sig.cer.slice(0, 100)
  expect(await reason(JSON.stringify(json))).toBe('C111')
})

test('a certificate cut off or changed anywhere never makes a seal valid', async () => {
  const json = JSON.parse(await seal())
  const { cer } = json.sig
  for (let at = 0; at < cer.length; at += 9) {
    json.sig.cer = `${cer.slice(0, at)}${cer[at] === 'Q' ? 'R' : 'Q'}${cer.slice(at + 1)}`
    expect(await reason(JSON.stringify(json)), `character ${at}`).not.toBe('VALID')
  }
})

test('a key file with a private key or a wrong id is refused', async () => {
  const { readKeys } = await import('../trust')
  const { jwk } = await signingKey()
  await expect(readKeys(JSON.stringify({ keys: [{ ...jwk, d: 'AAAA' }] }))).rejects.toThrow('private')
  await expect(readKeys(JSON.stringify({ keys: [{ ...jwk, kid: 'x' }] }))).rejects.toThrow('thumbprint')
  expect(readPem(pem('csca'))[0]?.country).toBe('JP')
})
