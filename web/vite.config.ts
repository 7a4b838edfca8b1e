import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
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
    const built = ['parts', 'fonts'].flatMap((folder) =>
      readdirSync(join(dir, folder)).map((file) => `${folder}/${file}`),
    )
    const text = (file: string) =>
      /\.(js|css)$/.test(file) ? readFileSync(join(dir, file), 'utf8') : ''
    const needed = new Set<string>()
    const follow = (content: string) => {
      for (const file of built) {
        if (!needed.has(file) && content.includes(basename(file))) {
          needed.add(file)
          follow(text(file))
        }
      }
    }
    follow(readFileSync(join(dir, 'verifier/index.html'), 'utf8'))
    const files = ['./', ...[...needed].sort().map((file) => `../${file}`)]
    const page = readFileSync(join(dir, 'verifier/index.html'))
    const version = createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 16)
    const worker = join(dir, 'verifier/sw.js')
    const code = readFileSync(worker, 'utf8')
    writeFileSync(worker, `const FILES=${JSON.stringify(files)},VERSION='${version}';\n${code}`)
  },
}

/** The fonts' style sheet under a name that stays, for screens that the server draws by itself. */
const fontSheet: Plugin = {
  name: 'font-sheet',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const built = new Map(
      readdirSync(join(dir, 'fonts')).map((file) => [file.replace(/-[\w-]{8}\.woff2$/, '.woff2'), file]),
    )
    const sheet = ['400', '700'].map((weight) =>
      readFileSync(join(here, `node_modules/@fontsource/noto-sans-jp/${weight}.css`), 'utf8')
        .replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
        .replace(/url\(\.\/files\/([^)]*)\)/g, (_, file: string) => `url(${built.get(file)})`),
    )
    writeFileSync(join(dir, 'fonts/noto-sans-jp.css'), sheet.join('\n'))
  },
}

export default defineConfig({
  root: here,
  base: './',
  publicDir: false,
  plugins: [woff2Only, offlineList, fontSheet],
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
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.woff2'))
            ? 'fonts/[name]-[hash][extname]'
            : 'parts/[name]-[hash][extname]',
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
