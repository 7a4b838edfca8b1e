import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'

const dist = join(import.meta.dirname, '../dist')
const shots = join(import.meta.dirname, '../dist-look')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const WIDTHS = [360, 820, 1440]

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
/** The policy that the server sends with the pages (PublicPages). */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; " +
  "img-src 'self' blob:; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self' http://127.0.0.1:*"

export type Answer = { status?: number; type?: string; body: string | object }
export type Answering = (
  request: IncomingMessage,
  body: Buffer,
) => Answer | undefined | Promise<Answer | undefined>

/** Serves the built pages on a free loopback port, and the test's own answers beside them. */
export async function serve(answer: Answering = () => undefined): Promise<{ at: string; server: Server }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => void respond(Buffer.concat(parts)))
    const respond = async (body: Buffer) => {
      const own = await answer(request, body)
      const path = new URL(request.url!, 'http://x').pathname
      const file = join(dist, path.endsWith('/') ? `${path}index.html` : path)
      if (own) {
        const text = typeof own.body === 'string' ? own.body : JSON.stringify(own.body)
        response.writeHead(own.status ?? 200, { 'Content-Type': own.type ?? 'application/json' }).end(text)
      } else if (!path.includes('..') && existsSync(file)) {
        response.writeHead(200, {
          'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
          'Content-Security-Policy': POLICY,
        })
        response.end(readFileSync(file))
      } else {
        response.writeHead(404).end()
      }
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

/** Debian's Chromium, whose camera shows this film where one is given. */
export async function open(film?: string): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) {
    throw new Error('No Chromium: install the package "chromium", or set CHROMIUM to its path.')
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...(film ? [`--use-file-for-fake-video-capture=${film}`] : []),
    ],
  })
}

/** A page that fails the test on any script error or breach of the content security policy. */
export async function visit(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => expect.unreachable(`script error: ${error.message}`))
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) expect.unreachable(line.text())
  })
  await page.goto(address)
  return page
}

/** Looks at a state of a page: nothing sticks out at three widths, axe finds nothing, pictures are kept. */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true })
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} ${width}: sticks out`).toBeLessThanOrEqual(width)
    if (width !== WIDTHS[0]) continue // what axe looks for does not depend on the width
    await page.evaluate(axe)
    const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
    }
    expect(
      found.violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html + node.failureSummary)]),
      `${name} ${width}`,
    ).toEqual([])
  }
}
