import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplicationAnswer, CertificateAnswer, MunicipalityChoice, NonceAnswer, Problem } from '../parts/api'
import { card, claims, dose, numeric, person, seal, signingKey } from '../verifier/test/issue'
import { look, open, serve, visit } from './browser'

const MESSAGE = 'この自治体では、まだアプリでの発行を開始していません。'

let browser: Browser
let server: Server
let at: string
let bridge: Server
let bridgeAt: string
let tries: number
let applications: Record<string, any>[] = []
let bridgeCalls: string[] = []
let reads: object[] = []
let refuse: Pick<Problem, 'code' | 'title' | 'details'> | undefined
let certificates: CertificateAnswer[]
/** what the server says of the certificates' key; undefined: it can't be reached */
let revoked: readonly string[] | undefined

beforeAll(async () => {
  const key = await signingKey()
  const jws = await card(key)
  const both = await card(key, claims([{ ...person, name: [...person.name, { family: 'TAKAHASHI', given: ['YOSHIKO'] }] }, dose]))
  const domestic: CertificateAnswer = { kind: 'DOMESTIC', certificateId: 'VR0000000017', issued: '2026-11-23T03:00:00Z', municipality: '千代田区', shc: jws, shcNumeric: numeric(jws), vdsNc: null, pdf: null }
  certificates = [
    { ...domestic, kind: 'OVERSEAS', certificateId: 'VR0000000028', shc: both, shcNumeric: numeric(both), vdsNc: await seal() },
    domestic,
  ]
  ;({ server, at } = await serve(({ method, url }, body) => {
    switch (`${method} ${url}`) {
      case `GET /issuer/.well-known/crl/${key.id}.json`:
        return revoked ? { body: { kid: key.id, method: 'rid', ctr: revoked.length, rids: revoked } } : { status: 503, body: {} }
      case 'GET /api/v1/municipalities':
        return {
          body: [
            { code: '131016', name: '千代田区', prefecture: '東京都', accepts: true },
            { code: '131024', name: '中央区', prefecture: '東京都', accepts: false },
            { code: '141003', name: '横浜市', prefecture: '神奈川県', accepts: true },
          ] satisfies MunicipalityChoice[],
        }
      case 'POST /api/v1/nonces':
        return { body: { id: 'n1', nonce: 'A'.repeat(43), expires: '2026-11-23T04:00:00Z' } satisfies NonceAnswer }
      case 'POST /api/v1/applications': {
        const application = JSON.parse(body.toString())
        applications.push(application)
        return refuse
          ? {
              status: 422,
              type: 'application/problem+json',
              body: { ...refuse, type: `urn:vrs:problem:${refuse.code}`, detail: '市区町村の窓口にお問い合わせください。', kept: '申請の内容は保存されていません。', status: 422 } satisfies Problem,
            }
          : { body: { certificates: application.kind === 'OVERSEAS' ? certificates : certificates.slice(1) } satisfies ApplicationAnswer }
      }
    }
    return undefined
  }))
  bridge = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.setHeader('Access-Control-Allow-Origin', at)
      response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type')
      response.setHeader('Access-Control-Allow-Private-Network', 'true')
      if (request.method === 'OPTIONS') return response.writeHead(204).end()
      const { url = '', headers } = request
      bridgeCalls.push(url)
      const send = (status: number, json: object) =>
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json))
      if (headers.authorization !== 'Bearer secret') return send(403, { code: 'K161' })
      if (url === '/status') return send(200, { version: '1.0.0', card: 'present', triesLeft: String(tries) })
      if (url === '/passport') {
        return send(200, { name: 'TAKAHASHI<<YOSHIKO<<<<<<<<<<<<<<<<<<<<<', number: 'XX12345674', nationality: 'JPN', birthDate: '8002172', expiry: '3101018' })
      }
      const { pin, ...read } = JSON.parse(Buffer.concat(parts).toString())
      reads.push(read)
      if (pin !== '1234') return send(409, { code: 'K104', triesLeft: String(--tries) })
      tries = 3
      return send(200, { evidence: { format: 'card-text-ap/1' }, statement: { format: 'vrs-app/1' } })
    })
  })
  await new Promise<void>((listening) => bridge.listen(0, '127.0.0.1', listening))
  bridgeAt = `http://127.0.0.1:${(bridge.address() as AddressInfo).port}`
  browser = await open()
})

afterAll(async () => {
  await browser.close()
  server.close()
  bridge.close()
})

async function begin(hash = `#bridge=${bridgeAt}&token=secret`): Promise<Page> {
  tries = 3
  revoked = []
  applications = []
  bridgeCalls = []
  reads = []
  refuse = undefined
  const context = await browser.newContext({ acceptDownloads: true })
  const page = await visit(context, `${at}/citizen/${hash}`)
  await page.getByRole('button', { name: '申請を始める' }).waitFor()
  return page
}

async function choose(page: Page, municipality: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: '申請を始める' }).click()
  await page.getByLabel('都道府県').selectOption('東京都')
  await page.getByRole('main').getByLabel('市区町村').selectOption(municipality)
  await page.getByRole('button', { name: '次へ' }).click()
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check()
  await page.getByLabel('有効期限内で').check()
}

test('a municipality that does not take part says so before a card is read (B3)', async () => {
  const page = await begin()
  expect(page.url()).toBe(`${at}/citizen/`)
  await look(page, 'citizen-start')
  await page.getByRole('button', { name: '申請を始める' }).click()
  await page.getByLabel('都道府県').selectOption('東京都')
  await page.getByRole('main').getByLabel('市区町村').selectOption('131024')
  await page.getByText(MESSAGE).waitFor()
  expect(await page.getByRole('button', { name: '次へ' }).isDisabled()).toBe(true)
  await look(page, 'citizen-closed')
  expect(bridgeCalls).toEqual([])
})

test('a domestic certificate: wrong PIN, right PIN, shown, kept, saved as file, deleted', async () => {
  const page = await begin()
  await choose(page, '131016', '日本国内用')
  await look(page, 'citizen-kind')
  await page.getByRole('button', { name: '次へ' }).click()
  await page.getByText('あと3回').waitFor()
  await look(page, 'citizen-card')
  await page.getByLabel('暗証番号').fill('0000')
  await page.keyboard.press('Enter')
  await page.getByText('K104').waitFor()
  await page.getByText('回数は、あと2回').waitFor()
  await look(page, 'citizen-wrong-pin')
  expect(applications).toEqual([])
  await page.getByLabel('暗証番号').fill('1234')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '証明書が発行されました' }).waitFor()
  expect(applications[0]).toMatchObject({
    municipality: '131016', kind: 'DOMESTIC', nonceId: 'n1',
    evidence: { format: 'card-text-ap/1' }, app: { format: 'vrs-app/1' },
    declaration: { cardValid: true }, print: false,
  })
  expect(JSON.stringify(applications)).not.toContain('1234"')
  await page.getByText('髙橋　𠮷子').waitFor()
  await page.getByRole('button', { name: 'この端末に保存する' }).click()
  await page.getByRole('heading', { name: '保存した証明書' }).waitFor()
  await look(page, 'citizen-wallet')
  await page.reload()
  await page.getByRole('button', { name: '保存した証明書を見る(1件)' }).click()
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'ファイルに保存' }).click()])
  expect(saved.suggestedFilename()).toBe('VR0000000017.smart-health-card')
  const file = JSON.parse(readFileSync((await saved.path())!, 'utf8'))
  expect(file.verifiableCredential).toHaveLength(1)
  const clock = await page.locator('time').textContent()
  await page.waitForFunction((before) => document.querySelector('time')?.textContent !== before, clock)
  await page.getByRole('button', { name: '消す' }).click()
  await look(page, 'citizen-delete')
  await page.getByRole('button', { name: '消す' }).last().click()
  await page.getByText('保存した証明書はありません。').waitFor()
})

test('who has kept a certificate learns at the next visit that it was revoked', async () => {
  revoked = []
  const page = await begin()
  await choose(page, '131016', '日本国内用')
  await page.getByRole('button', { name: '次へ' }).click()
  await page.getByLabel('暗証番号').fill('1234')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'この端末に保存する' }).click()
  await page.getByRole('heading', { name: '保存した証明書' }).waitFor()
  expect(await page.getByText('失効').count()).toBe(0)

  revoked = undefined
  await page.reload()
  await page.getByRole('button', { name: '保存した証明書を見る(1件)' }).click()
  await page.getByText('今は確かめられませんでした').waitFor()

  revoked = ['uTSMCTBSzyg']
  await page.reload()
  await page.getByText('失効した証明書が1件あります。').waitFor()
  await look(page, 'citizen-start-revoked')
  await page.getByRole('button', { name: '保存した証明書を見る(1件)' }).click()
  await page.getByText('この証明書は失効しました。').waitFor()
  await look(page, 'citizen-revoked')
})

test('overseas: the passport is read here, its fields are shown and cannot be typed (F4)', async () => {
  const page = await begin()
  await choose(page, '131016', '海外用')
  await page.getByRole('button', { name: '次へ' }).click()
  await page.getByRole('heading', { name: 'パスポートを読み取る' }).waitFor()
  const picture = await page.screenshot()
  await page.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: picture })
  await page.getByText('TAKAHASHI, YOSHIKO').waitFor()
  expect(await page.locator('input:not([type=file])').count()).toBe(0)
  await look(page, 'citizen-passport')
  await page.getByRole('button', { name: 'この内容で進む' }).click()
  await page.getByLabel('暗証番号').fill('1234')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '証明書が発行されました' }).waitFor()
  expect(reads[0]).toMatchObject({ passport: 'yes', application: `${applications[0]!['id']}|131016|OVERSEAS` })
  await page.getByRole('button', { name: 'ICAO VDS-NC' }).click()
  await look(page, 'citizen-overseas')
})

test('a refusal says what to do next, and the last try is asked for by name', async () => {
  const page = await begin()
  await choose(page, '131016', '日本国内用')
  tries = 1
  refuse = { code: 'I105', title: 'カードの情報を確認できませんでした。', details: { card: 'K133' } }
  await page.getByRole('button', { name: '次へ' }).click()
  await page.getByLabel('残り1回です。').check()
  await page.getByLabel('暗証番号').fill('1234')
  await page.keyboard.press('Enter')
  await page.getByText('I105').waitFor()
  await page.getByText('カードの記載の署名が正しくありません。').waitFor()
  await page.getByText('窓口にお問い合わせください').waitFor()
  await look(page, 'citizen-refused')
})

test('without a link the bridge is named by hand, and only on this computer', async () => {
  const page = await begin('#bridge=http://evil.example:80&token=secret')
  await choose(page, '131016', '日本国内用')
  await page.getByRole('button', { name: '次へ' }).click()
  await page.getByLabel('番地').fill('http://evil.example:80')
  await page.getByLabel('合言葉').fill('secret')
  await page.keyboard.press('Enter')
  await page.getByText('W401').waitFor()
  await look(page, 'citizen-connect')
  await page.getByLabel('番地').fill(bridgeAt)
  await page.keyboard.press('Enter')
  await page.getByText('カードが見つかりました。').waitFor()
})
