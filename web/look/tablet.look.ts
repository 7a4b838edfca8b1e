import { createHash, createHmac, createPublicKey, randomBytes, verify, type KeyObject } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import qrcodegen from 'nayuki-qr-code-generator'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {
  CheckAnswer,
  Enrolled,
  Problem,
  ReadingAnswer,
  ReceiptAnswer,
  ShiftNonce,
  ShiftOpened,
  SitePeople,
  SiteSettings,
} from '../parts/api'
import { today } from '../tablet/site'
import { look, open, serve, visit, type Answer } from './browser'
import { film } from './film'

const OWN = '111310160000012345'
const OTHER = '121411000000054321'

/** A server as the tablet sees it: it checks every signature, and lets the first registration get lost. */
class MakeBelieve {
  device: KeyObject | undefined
  readonly shiftKey = randomBytes(32)
  readonly doses = new Map<string, unknown>()
  lost = 0
  objects = false
  ended = false
  checks = 0

  answer(request: IncomingMessage, body: Buffer): Answer | undefined {
    const { method, url = '' } = request
    if (!url.startsWith('/api/')) return undefined
    const data = request.headers['content-type'] === 'application/json' && body.length > 0 ? JSON.parse(body.toString()) : undefined
    if (url === '/api/v1/devices') {
      this.device = createPublicKey({ key: data.key, format: 'jwk' })
      expect(this.signedByDevice(Buffer.from(`VRS1-ENROL\n${data.code}`), data.proof)).toBe(true)
      return { status: 201, body: { office: '131016', device: '0d1f7d6e-0000-4000-8000-000000000001', site: '千代田保健センター', label: '机1' } satisfies Enrolled }
    }
    if (!this.signed(request, body)) {
      return problem(401, 'A123', '端末からの通信の署名を確かめられませんでした。')
    }
    if (this.ended && request.headers['vrs-shift']) {
      return problem(401, 'A128', 'この端末の勤務は終わっています。')
    }
    switch (`${method} ${url}`) {
      case 'GET /api/v1/shifts/people':
        return { body: { people: [{ id: 'p1', name: '看護 花子' }, { id: 'p2', name: '受付 太郎' }] } satisfies SitePeople }
      case 'POST /api/v1/shifts/nonces':
        return { status: 201, body: { nonce: 'AAAA' } satisfies ShiftNonce }
      case 'POST /api/v1/shifts':
        return data.pin === '246813'
          ? { status: 201, body: { shift: '131016.5f0c', key: this.shiftKey.toString('base64url'), until: new Date(Date.now() + 36e6).toISOString() } satisfies ShiftOpened }
          : problem(401, 'A127', '担当者または暗証番号が違います。')
      case 'GET /api/v1/site/settings':
        return {
          body: {
            site: '千代田保健センター',
            programmes: [{ code: 'x', name: '見本' }],
            products: [{ code: 'P1', name: 'サンプルワクチンA' }, { code: 'P2', name: 'サンプルワクチンB' }],
            lots: [{ product: 'P1', number: 'AB1234', expires: '2099-12-31' }, { product: 'P1', number: 'OLD', expires: '2020-01-01' }],
          } satisfies SiteSettings,
        }
      case 'POST /api/v1/readings': {
        const line = data?.code ?? data?.typed ?? OWN
        const source = data?.code ? 'CODE' : data?.typed ? 'TYPED' : 'LINE'
        const own = line === OWN
        return {
          body: {
            reading: {
              id: `r-${line}`, source, line, own, ticketKnown: true,
              confidence: [...line].map((_, at) => (source === 'LINE' && at === 12 ? 0.6 : 1)),
              person: own ? { name: '髙橋　𠮷子', kana: 'タカハシ　ヨシコ', birthDate: '1980-02-17' } : null,
            },
          } satisfies ReadingAnswer,
        }
      }
      case 'POST /api/v1/checks':
        this.checks++
        if (data.line === OTHER) {
          const birthDateMatches = data.birthDate === '1980-02-17'
          return birthDateMatches
            ? { body: { verdict: 'ACCEPTED', birthDateMatches, findings: [] } satisfies CheckAnswer }
            : { body: { verdict: 'IMPOSSIBLE', birthDateMatches, findings: [{ code: 'D101', weight: 'IMPOSSIBLE', what: '券と生年月日が一致しません。', do: '券が本人のものか確かめてください。' }] } satisfies CheckAnswer }
        }
        if (data.number === 3) {
          return { body: { verdict: 'IMPOSSIBLE', birthDateMatches: null, findings: [{ code: 'D212', weight: 'CONFLICT', what: '3回目はすでに登録されています。', do: '接種回数を確かめてください。' }] } satisfies CheckAnswer }
        }
        return data.number === 1
          ? { body: { verdict: 'ACCEPTED', birthDateMatches: null, findings: [] } satisfies CheckAnswer }
          : { body: { verdict: 'DOUBTFUL', birthDateMatches: null, findings: [{ code: 'D102', weight: 'DOUBTFUL', what: '前回の接種から18日です。', do: '間隔を医師に確かめてください。' }] } satisfies CheckAnswer }
    }
    if (method === 'PUT' && url.startsWith('/api/v1/doses/')) {
      if (this.objects) {
        this.objects = false
        return problem(409, 'D302', '確認が必要な点があります。')
      }
      this.doses.set(url, data)
      if (this.lost-- > 0) return { status: 502, type: 'text/plain', body: 'lost on the way' }
      return { status: 201, body: { id: url.slice(14), recorded: new Date().toISOString(), orphan: false, waiting: data.number === 3, digest: 'sha-256:0123456789abcdef' } satisfies ReceiptAnswer }
    }
    return method === 'DELETE' ? { status: 204, body: '' } : undefined
  }

  private signed(request: IncomingMessage, body: Buffer): boolean {
    const { method, url, headers } = request
    const digest = createHash('sha256').update(body).digest('base64url')
    const text = Buffer.from(['VRS1', method, url, headers['vrs-time'], digest].join('\n'))
    const signature = String(headers['vrs-signature'])
    return headers['vrs-shift']
      ? createHmac('sha256', this.shiftKey).update(text).digest('base64url') === signature
      : this.signedByDevice(text, signature)
  }

  private signedByDevice(text: Buffer, signature: string): boolean {
    const key = { key: this.device!, dsaEncoding: 'ieee-p1363' as const }
    return verify('sha256', text, key, Buffer.from(signature, 'base64url'))
  }
}

function problem(status: number, code: string, title: string): Answer {
  return {
    status,
    type: 'application/problem+json',
    body: { type: `urn:vrs:problem:${code}`, code, title, status, detail: 'もう一度お試しください。', kept: '何も登録されていません。', details: {} } satisfies Problem,
  }
}

let browser: Browser
let server: Server
let at: string
let other: MakeBelieve

beforeAll(async () => {
  other = new MakeBelieve()
  ;({ server, at } = await serve((request, body) => other.answer(request, body)))
  const code = qrcodegen.QrCode.encodeText(OWN, qrcodegen.QrCode.Ecc.MEDIUM)
  const picture = join(mkdtempSync(join(tmpdir(), 'tablet-')), 'ticket.y4m')
  writeFileSync(picture, film(code, 1280, 720, 5))
  browser = await open(picture)
})

afterAll(async () => {
  await browser.close()
  server.close()
})

/** From an empty tablet to the screen where tickets are read. */
async function atWork(camera: boolean, seen: (name: string, page: Page) => Promise<void> = async () => {}): Promise<Page> {
  const context = await browser.newContext({ permissions: camera ? ['camera'] : [] })
  if (!camera) await context.addInitScript(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }))
  const page = await visit(context, `${at}/tablet/`)
  await page.getByLabel('端末登録コード').waitFor()
  await seen('enrol', page)
  await page.getByLabel('端末登録コード').fill('131016-7K3M9-QX2AB-00CDE')
  await page.keyboard.press('Enter')
  await page.getByLabel('看護 花子').check()
  await seen('shift', page)
  await page.getByLabel('暗証番号').fill('111111')
  await page.keyboard.press('Enter')
  await page.getByText('A127').waitFor()
  await page.getByLabel('暗証番号').fill('246813')
  await page.keyboard.press('Enter')
  await page.getByLabel('ワクチン').selectOption('P1')
  await seen('setting', page)
  expect(await page.getByLabel('ロット番号').locator('option').allTextContents()).not.toContain('OLD')
  await page.getByLabel('ロット番号').selectOption('AB1234')
  await page.getByLabel('医師').fill('医師 一郎')
  await page.keyboard.press('Enter')
  return page
}

test('a code before the camera leads to the person, and one key registers', async () => {
  const page = await atWork(true, (name, seen) => look(seen, `tablet-${name}`))
  await page.getByText('髙橋　𠮷子').waitFor()
  await page.getByRole('heading', { name: '可', exact: true }).waitFor()
  await look(page, 'tablet-accepted')
  await page.getByRole('button', { name: '本人を確認して登録する' }).click()
  await page.getByText('接種記録を受け付けました。').waitFor()
  await look(page, 'tablet-receipt')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('次の人へ')
  expect(await page.content()).not.toContain('髙橋')
  expect([...other.doses.values()].at(-1)).toMatchObject({
    line: OWN, product: 'P1', lot: 'AB1234', number: 1, given: today(), doctor: '医師 一郎', confirmed: [],
  })
})

test('a dose that contradicts a recorded one can be sent to the municipality to compare', async () => {
  const page = await atWork(false)
  await page.getByLabel('18桁の数字').fill(OWN)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '可', exact: true }).waitFor()
  await page.locator('select.number').selectOption('3')
  await page.getByRole('heading', { name: '不可', exact: true }).waitFor()
  await page.getByText('すでにある記録と食い違っています。').waitFor()
  const ask = page.getByRole('button', { name: '市区町村に照合を依頼する' })
  expect(await ask.isDisabled()).toBe(true)
  await page.getByLabel('接種済みなので、市区町村に照合を依頼する').check()
  await page.getByLabel('理由').fill('予診票と接種券で確認')
  await look(page, 'tablet-conflict')
  await ask.click()
  await page.getByText('照合待ちとして受け付けました。').waitFor()
  expect([...other.doses.values()].at(-1)).toMatchObject({ number: 3, confirmed: ['D212'], reason: '予診票と接種券で確認' })
})

test('typed digits work by keyboard alone, and a lost answer is asked for again under the same id', async () => {
  const page = await atWork(false)
  await page.getByText('W103').waitFor()
  await look(page, 'tablet-no-camera')
  await page.keyboard.type('12345')
  await page.keyboard.press('Enter')
  await page.getByText('W301').waitFor()
  await page.getByLabel('18桁の数字').fill(OWN)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '可', exact: true }).waitFor()
  const before = other.doses.size
  other.lost = 1
  await page.getByRole('button', { name: '登録する' }).press('Enter')
  await page.getByText('W102').waitFor()
  await page.getByRole('button', { name: 'もう一度送る' }).press('Enter')
  await page.getByText('接種記録を受け付けました。').waitFor()
  expect(other.doses.size).toBe(before + 1)
  await page.reload()
  await page.getByLabel('18桁の数字').waitFor()
})

test('a doubtful dose waits until each finding is confirmed and a reason is given', async () => {
  const page = await atWork(false)
  await page.getByLabel('18桁の数字').fill(OWN)
  await page.keyboard.press('Enter')
  await page.getByLabel('回数').selectOption('2')
  await page.getByRole('heading', { name: '要確認' }).waitFor()
  const register = page.getByRole('button', { name: '登録する' })
  expect(await register.isDisabled()).toBe(true)
  await page.getByLabel('確認しました').check()
  expect(await register.isDisabled()).toBe(true)
  await page.getByLabel('登録する理由').fill('医師が間隔を確認')
  await look(page, 'tablet-doubtful')
  await register.click()
  await page.getByText('接種記録を受け付けました。').waitFor()
  expect([...other.doses.values()].at(-1)).toMatchObject({ confirmed: ['D102'], reason: '医師が間隔を確認' })
})

test('when the register objects at the last moment, the check is made anew', async () => {
  const page = await atWork(false)
  await page.getByLabel('18桁の数字').fill(OWN)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '可', exact: true }).waitFor()
  const before = other.checks
  other.objects = true
  await page.getByRole('button', { name: '登録する' }).first().click()
  await page.getByText('D302').waitFor()
  await page.getByRole('heading', { name: '可', exact: true }).waitFor()
  expect(other.checks).toBe(before + 1)
})

test('when the shift has ended, the person waits out of sight until it is opened anew', async () => {
  const page = await atWork(false)
  await page.getByLabel('18桁の数字').fill(OWN)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '可', exact: true }).waitFor()
  other.ended = true
  await page.getByRole('button', { name: '登録する' }).first().click()
  await page.getByLabel('看護 花子').check()
  expect(await page.getByText('髙橋').isVisible()).toBe(false)
  other.ended = false
  await page.getByLabel('暗証番号').fill('246813')
  await page.keyboard.press('Enter')
  await page.getByText('髙橋').waitFor()
  await page.getByRole('button', { name: 'もう一度送る' }).click()
  await page.getByText('接種記録を受け付けました。').waitFor()
})

test("for another municipality's ticket only match or no match is learned (C4)", async () => {
  const page = await atWork(false)
  await page.getByLabel('18桁の数字').fill(OTHER)
  await page.keyboard.press('Enter')
  await page.getByText('ほかの自治体の接種券です。').waitFor()
  await page.getByLabel('生年月日').fill('S55.2.18')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '不可' }).waitFor()
  await look(page, 'tablet-impossible')
  expect(await page.getByRole('button', { name: '本人を確認して登録する' }).count()).toBe(0)
  await page.getByLabel('生年月日').fill('S55.2.17')
  await page.keyboard.press('Enter')
  await page.getByText('生年月日は一致しました。').waitFor()
  await page.getByRole('button', { name: '登録する' }).first().click()
  await page.getByText('接種記録を受け付けました。').waitFor()
})

test("a picture's unsure digits are marked", async () => {
  const page = await atWork(false)
  const picture = await page.screenshot()
  await page.locator('input[type=file]').setInputFiles({ name: 'ticket.png', mimeType: 'image/png', buffer: picture })
  await page.getByText('下線の数字は').waitFor()
  expect(await page.locator('.line .unsure').count()).toBe(1)
  await look(page, 'tablet-line')
})
