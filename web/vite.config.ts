import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname
const pages = ['tablet', 'citizen', 'verifier']

/** Leaves the old woff files out: every browser with WebAssembly reads woff2. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource') ? code.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '') : null,
}

/**
 * Tells the verifier's service worker what to keep for working offline: all that its page names,
 * and all that those files name (style, fonts, the reader's wasm).
 */
const offlineList: Plugin = {
  name: 'offline-list',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const built = readdirSync(join(dir, 'parts'))
    const text = (file: string) =>
      /\.(js|css)$/.test(file) ? readFileSync(join(dir, 'parts', file), 'utf8') : ''
    const needed = new Set<string>()
    const follow = (content: string) => {
      for (const file of built) {
        if (!needed.has(file) && content.includes(file)) {
          needed.add(file)
          follow(text(file))
        }
      }
    }
    follow(readFileSync(join(dir, 'verifier/index.html'), 'utf8'))
    const files = ['./', ...[...needed].sort().map((file) => `../parts/${file}`)]
    const page = readFileSync(join(dir, 'verifier/index.html'))
    const version = createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 16)
    const worker = join(dir, 'verifier/sw.js')
    const code = readFileSync(worker, 'utf8')
    writeFileSync(worker, `const FILES=${JSON.stringify(files)},VERSION='${version}';\n${code}`)
  },
}

export default defineConfig({
  root: here,
  base: './',
  publicDir: false,
  plugins: [woff2Only, offlineList],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: addresses for code or fonts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(pages.map((page) => [page, join(here, page, 'index.html')])),
        sw: join(here, 'verifier/sw.ts'),
      },
      output: {
        entryFileNames: (chunk) =>
          chunk.name === 'sw' ? 'verifier/sw.js' : 'parts/[name]-[hash].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        assetFileNames: 'parts/[name]-[hash][extname]',
      },
    },
  },
  test: {
    include: ['*/test/**/*.test.ts'],
    testTimeout: 30_000, // other work shares the cores
    // published without "type": "module", so Node alone would take it for CommonJS
    server: { deps: { inline: ['nayuki-qr-code-generator'] } },
  },
})
