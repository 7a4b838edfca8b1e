import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { healthCardCode, path, sealCode } from '../qr'

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  await prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer }, fireImmediately: true })
})

/** What a reader nobody here wrote sees in the drawn path. */
async function seen({ size, d }: { size: number; d: string }): Promise<string | undefined> {
  const scale = 4
  const picture = { width: size * scale, height: size * scale, data: new Uint8ClampedArray(size * size * scale * scale * 4).fill(255) }
  for (const [, x, y, run] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column++) {
        picture.data.fill(0, (row * picture.width + column) * 4, (row * picture.width + column) * 4 + 3)
      }
    }
  }
  const [code] = await readBarcodes(picture as ImageData, { formats: ['QRCode'] })
  return code?.text
}

test('the longest card that is allowed fits into version 22 and is read back', async () => {
  const text = `shc:/${'5676'.repeat(1195 / 2)}56`
  expect(text.length - 5).toBe(2 * 1195)
  const code = healthCardCode(text)
  expect(code.version).toBe(22)
  expect(await seen(path(code))).toBe(text)
})

test('a seal is read back', async () => {
  const text = JSON.stringify({ data: { hdr: { t: 'icao.vacc', v: 1, is: 'JPN' } }, filler: 'x'.repeat(900) })
  expect(await seen(path(sealCode(text)))).toBe(text)
})
