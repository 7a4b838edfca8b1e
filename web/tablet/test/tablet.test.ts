import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { written } from '../../parts/dates'
import { birthDateOf } from '../birth-date'
import { signedText } from '../signing'
import { lineOf, parts, today } from '../site'

test('the line is found in what codes, scanners and people give, and only when it has 18 digits', () => {
  expect(lineOf('111310160000012345')).toBe('111310160000012345')
  expect(lineOf('1 1 131016 0000012345')).toBe('111310160000012345')
  expect(lineOf('１１１３１０１６００００012345')).toBe('111310160000012345')
  expect(lineOf('A111310160000012345B')).toBe('111310160000012345')
  expect(lineOf('11131016000001234')).toBeUndefined()
  expect(lineOf('https://example.jp/111310160000012345')).toBeUndefined()
})

test('the line has kind, dose number, municipality and ticket number', () => {
  expect(parts('123131016000001234')).toEqual({
    kind: '1',
    number: 2,
    municipality: '313101',
    ticket: '6000001234',
  })
})

test.each([
  ['19800217', '1980-02-17'],
  ['1980-2-17', '1980-02-17'],
  ['S55.2.17', '1980-02-17'],
  ['s550217', '1980-02-17'],
  ['昭和', undefined],
  ['H1.1.8', '1989-01-08'],
  ['R6/2/29', '2024-02-29'],
  ['R5/2/29', undefined],
  ['19801300', undefined],
  ['19800200', '1980-02-00'],
  ['19800000', '1980-00-00'],
  ['19800017', undefined],
  ['１９８０年２月１７日', '1980-02-17'],
])('the birth date typed as %s is %s', (typed, iso) => {
  expect(birthDateOf(typed)).toBe(iso)
})

test('a birth date is read back in both calendars, and what is unknown is said', () => {
  expect(written('1980-02-17', 'ja')).toBe('1980年2月17日(昭和55年)')
  expect(written('1989-01-07', 'ja')).toBe('1989年1月7日(昭和64年)')
  expect(written('1980-02', 'ja')).toBe('1980年2月(日は不詳)')
  expect(written('1980-02-00', 'ja')).toBe('1980年2月(日は不詳)')
  expect(written('1980-00-00', 'ja')).toBe('1980年(月日は不詳)')
  expect(written('1980', 'ja')).toBe('1980年(月日は不詳)')
})

test('today is the day in Japan, whatever the tablet thinks', () => {
  expect(today(new Date('2026-11-23T14:59:59Z'))).toBe('2026-11-23')
  expect(today(new Date('2026-11-23T15:00:00Z'))).toBe('2026-11-24')
})

test('a signature covers method, address, time and the digest of the body', async () => {
  const body = new TextEncoder().encode('{"typed":"1"}')
  const text = new TextDecoder().decode(await signedText('POST', '/api/v1/readings?a=b', 17, body))
  const digest = createHash('sha256').update(body).digest('base64url')
  expect(text).toBe(`VRS1\nPOST\n/api/v1/readings?a=b\n17\n${digest}`)
})

test("the format's example comes out as it is written down (docs/formats/site-requests.md)", async () => {
  const text = await signedText('POST', '/api/v1/example?a=1', 1763900000000000, new TextEncoder().encode('{}'))
  const key = Buffer.from(Array.from({ length: 32 }, (_, at) => at))
  expect(createHmac('sha256', key).update(text).digest('base64url')).toBe('Hm-uyiMqUBDicYHsm4WUFjaWNQ_5VLyjRJwBzB5VleE')
})
