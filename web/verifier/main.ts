import '@fontsource/noto-sans-jp/400.css'
import '../parts/style.css'
import './style.css'
import { Camera } from '../parts/camera'
import { readCodes, warmUp } from '../parts/codes'
import { element, pageHead } from '../parts/page'
import { Problem, wordsOf } from '../parts/problem'
import { announce } from '../parts/sound'
import { Texts, type Room } from '../parts/words'
import { FRESH_HOURS, KeyFiles, type HeldKeys } from './keys'
import { because, type Verdict } from './verdict'
import { verify } from './verify'
import { SHAPES, showVerdict } from './view'

const LARGEST_FILE = 20_000_000
const HOUR = 3_600_000

const texts = Texts.of(
  import.meta.glob<Room>('../../messages/{ja,en}/{web,certificate,verifier}.json', { eager: true, import: 'default' }),
)
const text = (key: string) => texts.text(`verifier.${key}`)
const keyFiles = new KeyFiles()
let held: HeldKeys | undefined
let camera: Camera | undefined
/** What the screen shows; forgotten with the next person (E5). */
let verdicts: readonly Verdict[] = []
let trouble: unknown
let byCamera = false

const heading = element('h1')
const video = element('video', { playsinline: true, muted: true })
const viewer = element('div', { class: 'camera', hidden: true }, video, element('div', { class: 'aim' }))
const result = element('section', { 'aria-live': 'assertive' })
const paste = element('textarea', { id: 'paste', rows: '4', spellcheck: 'false', autocomplete: 'off' })
const sound = element('input', { type: 'checkbox' })
const file = element('input', {
  type: 'file',
  accept: '.smart-health-card,.json,.txt,image/png,image/jpeg',
  onchange: () => void chosen(),
})
const controls = element('div')
const freshness = element('div', { class: 'keys', role: 'status' })

/** Shows everything that has text; called again when the language changes. */
function show(): void {
  heading.textContent = text('title')
  file.ariaLabel = text('file')
  controls.hidden = verdicts.length > 0
  controls.replaceChildren(
    element('p', {}, text('intro')),
    element(
      'div',
      { class: 'buttons' },
      element('button', { class: 'main', type: 'button', onclick: toggleCamera }, texts.text(camera ? 'web.camera.stop' : 'web.camera.start')),
      element('span', { class: 'file' }, texts.text('web.picture.choose'), file),
    ),
    viewer,
    element(
      'details',
      {},
      element('summary', {}, text('paste.open')),
      element('div', { class: 'field' }, element('label', { for: 'paste' }, text('paste')), paste),
      element('button', { type: 'button', onclick: () => void typed() }, text('check')),
    ),
    element('label', { class: 'choice' }, sound, text('sound')),
  )
  result.replaceChildren(
    ...(trouble === undefined ? [] : [notice(trouble)]),
    ...verdicts.map((verdict) => showVerdict(verdict, texts)),
    ...(verdicts.length > 0 ? [element('button', { class: 'main', type: 'button', onclick: next }, text('next'))] : []),
  )
  showFreshness()
}

function notice(cause: unknown): HTMLElement {
  const { code, words } = wordsOf(cause, texts)
  return element(
    'div',
    { class: 'notice unsure' },
    element('h2', {}, words.what),
    element('p', {}, [words.do, words.kept].filter(Boolean).join(' ')),
    element('p', { class: 'code' }, texts.text('web.code', { code })),
  )
}

function showFreshness(): void {
  const hours = held ? Math.floor((Date.now() - held.fetched.getTime()) / HOUR) : undefined
  const state =
    hours === undefined
      ? text('keys.none')
      : hours < 1
        ? text('keys.now')
        : texts.text(hours <= FRESH_HOURS ? 'verifier.keys.fresh' : 'verifier.keys.old', { hours })
  freshness.replaceChildren(
    element('span', {}, state),
    element('button', { type: 'button', onclick: () => void refresh() }, text('keys.refresh')),
  )
}

/** Reads a certificate from somewhere and shows what comes of it. */
async function check(source: () => Promise<string | undefined>): Promise<void> {
  forget()
  try {
    const certificate = await source()
    const trust = held?.trust ?? { issuers: new Map(), lists: new Map(), cscas: [] }
    verdicts =
      certificate === undefined ? [because('C137')] : await verify(certificate, trust, new Date())
  } catch (cause) {
    trouble = cause
  }
  paste.value = ''
  file.value = ''
  show()
  const worst = verdicts.find(({ outcome }) => outcome !== 'VALID') ?? verdicts[0]
  if (worst && sound.checked) announce(SHAPES[worst.outcome].tone)
  result.querySelector<HTMLElement>('.verdict-word')?.focus()
  result.scrollIntoView({ block: 'nearest' })
}

function typed(): Promise<void> {
  byCamera = false
  return check(async () => paste.value)
}

function chosen(): Promise<void> {
  byCamera = false
  return check(fromFile)
}

async function fromFile(): Promise<string | undefined> {
  const [opened] = [...file.files!]
  if (!opened) return undefined
  if (opened.size > LARGEST_FILE) {
    throw new Problem('C139')
  }
  const head = new Uint8Array(await opened.slice(0, 3).arrayBuffer())
  const picture = ['137,80,78', '255,216,255'].includes(head.join())
  return picture ? (await readCodes(opened))[0] : opened.text()
}

function toggleCamera(): void {
  if (camera) {
    stopCamera()
    show()
  } else {
    void watch()
  }
}

/** Looks at the camera's frames until one shows a code. */
async function watch(): Promise<void> {
  forget()
  try {
    camera = await Camera.open(video)
    viewer.hidden = false
    show()
    for (;;) {
      const seen = performance.now()
      const [code] = camera ? await readCodes(camera.frame()) : []
      if (!camera) return
      if (code !== undefined) {
        stopCamera()
        byCamera = true
        await check(async () => code)
        performance.measure('frame to verdict', { start: seen })
        return
      }
      await new Promise((resume) => setTimeout(resume, 40))
    }
  } catch (cause) {
    stopCamera()
    trouble = cause
    show()
  }
}

function stopCamera(): void {
  camera?.close()
  camera = undefined
  viewer.hidden = true
}

function forget(): void {
  verdicts = []
  trouble = undefined
  result.replaceChildren()
}

/** The next person: the screen is empty, and whoever used the camera looks through it again. */
function next(): void {
  forget()
  show()
  controls.querySelector('button')?.focus()
  if (byCamera) void watch()
}

async function refresh(): Promise<void> {
  try {
    held = await keyFiles.fetch()
  } catch (cause) {
    trouble = cause
    return show()
  }
  showFreshness()
}

const page = document.getElementById('page')!
page.append(
  pageHead(texts, 'verifier.title'),
  element('main', { class: 'narrow' }, heading, result, controls),
  element('footer', { class: 'foot' }, freshness),
)
texts.onChange(show)
show()
warmUp()

async function start(): Promise<void> {
  held = await keyFiles.kept().catch(() => undefined)
  showFreshness()
  if (!held || Date.now() - held.fetched.getTime() > HOUR) {
    await keyFiles.fetch().then(
      (fetched) => (held = fetched),
      (cause: unknown) => (held ? undefined : (trouble = cause)),
    )
    show()
  }
}
void start()
setInterval(() => void refresh(), 6 * HOUR)

if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('./sw.js')
}
