import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Texts } from '../words'

const rooms = ['web', 'verifier', 'tablet', 'citizen']
const room = (language: string, name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../messages/${language}/${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string | Record<string, string>>
const placeholders = (text: unknown) => (JSON.stringify(text).match(/\{\w+\}/g) ?? []).sort()

test.each(rooms)('%s says everything in both languages, with the same placeholders', (name) => {
  const ja = room('ja', name)
  const en = room('en', name)
  expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort())
  for (const [key, text] of Object.entries(ja)) {
    expect(placeholders(en[key]), key).toEqual(placeholders(text))
  }
})

test.each(rooms)('each refusal of %s says what happened, what to do and what was not lost', (name) => {
  for (const language of ['ja', 'en']) {
    for (const [code, words] of Object.entries(room(language, name))) {
      if (typeof words === 'object') {
        expect(Object.keys(words), code).toEqual(['what', 'do', 'kept'])
      }
    }
  }
})

test('a placeholder is filled, and one without a value stays visible', () => {
  const texts = new Texts({ ja: [{ greeting: '{name}さん、{what}' }], en: [{}] }, 'ja')
  expect(texts.text('greeting', { name: '髙橋' })).toBe('髙橋さん、{what}')
})

test('a text that is missing stops the page in development instead of showing its key', () => {
  expect(() => new Texts({ ja: [{}], en: [{}] }, 'ja').text('nothing')).toThrow('nothing')
})

test('the certificate room has words for every verdict that the verifier gives', () => {
  const source = readFileSync(new URL('../../verifier/verdict.ts', import.meta.url), 'utf8')
  const [codes, checks] = [/\| '(C\d{3})'/g, /\| '([a-z-]+)'/g].map((form) => [...source.matchAll(form)].map(([, found]) => found!))
  expect(codes!.length).toBeGreaterThan(20)
  expect(checks).toContain('revocation-list')
  for (const language of ['ja', 'en']) {
    const words = room(language, 'certificate')
    codes!.forEach((code) => expect(words[code], code).toHaveProperty('do'))
    checks!.forEach((check) => expect(words[`certificate.check.${check}`], check).toBeTypeOf('string'))
  }
})
