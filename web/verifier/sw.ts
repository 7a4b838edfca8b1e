/**
 * Keeps the verifier working without network: all files of the page are stored when it is first
 * opened, fonts included, so that showing a name later asks nobody for anything. The key files are
 * kept by the page itself (trust.ts); nothing that was read from a certificate is kept by anyone.
 *
 * The build writes FILES and VERSION in front (vite.config.ts).
 */
declare const FILES: readonly string[]
declare const VERSION: string

interface Lifetime extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Lifetime {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
const worker = self as unknown as EventTarget & {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
const page = `page-${VERSION}`

worker.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(page)
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })))
    await worker.skipWaiting()
  }
  ;(event as Lifetime).waitUntil(keep())
})

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('page-') && name !== page)
    await Promise.all(old.map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  ;(event as Lifetime).waitUntil(tidy())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event as Fetching
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) {
    return
  }
  const answer = async () =>
    (await (await caches.open(page)).match(request, { ignoreSearch: true })) ?? fetch(request)
  ;(event as Fetching).respondWith(answer())
})

export {}
