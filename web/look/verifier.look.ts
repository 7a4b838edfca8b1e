import { mkdtempSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { healthCardCode } from '../parts/qr'
import { card, claims, dose, ISSUER, numeric, pem, person, seal, sealData, signingKey, type SigningKey } from '../verifier/test/issue'
import { film } from './film'
import { look, open, serve, visit } from './browser'

let key: SigningKey
let server: Server
let at: string
let browser: Browser
let genuine: string
let online = true

beforeAll(async () => {
  key = await signingKey(1)
  genuine = await card(key, claims([person, dose, { ...dose, occurrenceDateTime: '2026-11-01' }]))
  ;({ server, at } = await serve(({ url }) => {
    if (!online) return { status: 503, body: '' }
    switch (url) {
      case '/issuer/.well-known/jwks.json':
        return { body: { issuer: ISSUER, keys: [key.jwk] } }
      case `/issuer/.well-known/crl/${key.id}.json`:
        return { body: { kid: key.id, method: 'rid', ctr: 1, rids: ['revoked'] } }
      case '/csca.pem':
        return { type: 'application/x-pem-file', body: pem('csca') }
    }
    return undefined
  }))
  const picture = join(mkdtempSync(join(tmpdir(), 'verifier-')), 'code.y4m')
  writeFileSync(picture, film(healthCardCode(numeric(genuine))))
  browser = await open(picture)
})

afterAll(async () => {
  await browser.close()
  server.close()
})

async function fresh(language = 'ja'): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera'] })
  const page = await visit(context, `${at}/verifier/?lang=${language}`)
  await page.getByText(/時間以内に取得|within the hour/).waitFor()
  return page
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByText(/文字で貼り付ける|Paste as text/).click()
  await page.locator('#paste').fill(text)
  await page.getByRole('button', { name: /^(確かめる|Check)$/ }).click()
}

test('a code before the camera is judged within 700 ms of the frame', async () => {
  const page = await fresh()
  await look(page, 'verifier-start')
  await page.getByRole('button', { name: 'カメラを使う' }).click()
  await page.getByRole('heading', { name: '有効' }).waitFor()
  expect(await page.getByText('髙橋').textContent()).toContain('𠮷子')
  await look(page, 'verifier-valid')
  for (let again = 0; again < 2; again++) {
    await page.getByRole('button', { name: '次の証明書を確かめる' }).click() // looks again by itself
    await page.getByRole('heading', { name: '有効' }).waitFor()
  }
  const measured = await page.evaluate(() =>
    performance.getEntriesByName('frame to verdict').map(({ duration }) => Math.round(duration)),
  )
  console.log(`frame to verdict: ${measured.join()} ms`)
  expect(Math.min(...measured), 'the best of three: other work shares the cores').toBeLessThan(700)
})

test('not valid and cannot tell differ from valid by shape and word', async () => {
  const page = await fresh('en')
  await paste(page, await card(key, claims(undefined, {}, 'revoked')))
  await page.getByRole('heading', { name: 'Not valid' }).waitFor()
  await look(page, 'verifier-not-valid')
  await page.getByRole('button', { name: 'Check the next' }).click()
  await paste(page, await card(await signingKey()))
  await page.getByRole('heading', { name: 'Cannot tell' }).waitFor()
  await look(page, 'verifier-cannot-tell')
  await page.getByRole('button', { name: 'Check the next' }).click()
  await paste(page, await seal(sealData))
  await page.getByRole('heading', { name: 'Valid', exact: false }).waitFor()
  await look(page, 'verifier-seal')
})

test('works offline after the first visit, and keeps nothing of what it read', async () => {
  const page = await fresh()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  online = false
  await page.context().setOffline(true)
  try {
    await page.reload()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await paste(page, numeric(genuine))
    await page.getByRole('heading', { name: '有効' }).waitFor()
    await page.evaluate(() => document.fonts.ready)
    expect(asked.filter((path) => !/^\/(parts|fonts)\//.test(path))).toEqual([])
  } finally {
    online = true
    await page.context().setOffline(false)
  }
  const kept = await page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
    const databases = await indexedDB.databases()
    const files: string[] = []
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) files.push(new URL(request.url).pathname)
    }
    return { texts, databases: databases.length, files }
  })
  expect(kept.texts).toEqual(['{}', '{}', ''])
  expect(kept.databases).toBe(0)
  expect(kept.files.filter((path) => !/^\/(parts|fonts)\//.test(path)).sort()).toEqual([
    '/csca.pem',
    `/issuer/.well-known/crl/${key.id}.json`,
    '/issuer/.well-known/jwks.json',
    '/verifier/',
  ])
})

test('everything can be done with the keyboard, in forced colours too', async () => {
  const page = await fresh()
  await page.emulateMedia({ forcedColors: 'active' })
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('English')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('カメラを使う')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '有効' }).waitFor()
  await look(page, 'verifier-forced-colours')
  await page.keyboard.press('Tab')
})

test('the picture of a certificate is read like the camera', async () => {
  const page = await fresh()
  const blank = await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 40 } })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'no-code.png', mimeType: 'image/png', buffer: blank })
  await page.getByText('C137').waitFor()
  await page.getByRole('button', { name: '次の証明書' }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'my.smart-health-card',
    mimeType: 'application/smart-health-card',
    buffer: Buffer.from(JSON.stringify({ verifiableCredential: [genuine] })),
  })
  await page.getByRole('heading', { name: '有効' }).waitFor()
})
