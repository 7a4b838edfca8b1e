import { Problem } from '../parts/problem'
import { merge, readKeys, readPem, readRevocations, readTrustList, type RevocationList, type Trust } from './trust'

const ISSUER = '/issuer/.well-known'
const JWKS = `${ISSUER}/jwks.json`
const CSCA = '/csca.pem'
/** other countries' and issuers' keys, where the operator offers them */
const OTHERS = '/trust.json'
const FETCHED = 'x-fetched'

/** Keys this old are still shown as fresh. */
export const FRESH_HOURS = 24

/** What a verifier trusts, and when it was fetched. */
export interface HeldKeys {
  readonly trust: Trust
  readonly fetched: Date
}

/**
 * The key files: public keys, their revocation lists and the country's certificate. They are the
 * only thing this page keeps (E5), and are kept so that it works offline.
 */
export class KeyFiles {
  /** What was kept at the last visit; undefined at the first. */
  async kept(): Promise<HeldKeys | undefined> {
    const cache = await caches.open('keys')
    const files = new Map<string, string>()
    let fetched = Infinity
    for (const request of await cache.keys()) {
      const file = await cache.match(request)
      files.set(new URL(request.url).pathname, await file!.text())
      fetched = Math.min(fetched, Date.parse(file!.headers.get(FETCHED) ?? ''))
    }
    return files.has(JWKS)
      ? { trust: await read(async (path) => files.get(path)), fetched: new Date(fetched) }
      : undefined
  }

  /**
   * Fetches all files anew and keeps them only when all could be read.
   *
   * @throws Problem W101 without network, C140 when a file cannot be read
   */
  async fetch(): Promise<HeldKeys> {
    const files = new Map<string, string>()
    const trust = await read(async (path) => {
      const text = await download(path)
      if (text !== undefined) files.set(path, text)
      return text
    })
    const fetched = new Date()
    const cache = await caches.open('keys')
    const headers = { [FETCHED]: fetched.toISOString() }
    const old = await cache.keys()
    await Promise.all(
      old.filter(({ url }) => !files.has(new URL(url).pathname)).map((gone) => cache.delete(gone)),
    )
    await Promise.all(
      [...files].map(([path, text]) => cache.put(path, new Response(text, { headers }))),
    )
    return { trust, fetched }
  }
}

async function download(path: string): Promise<string | undefined> {
  const response = await fetch(path, { cache: 'no-cache', credentials: 'omit' }).catch(() => {
    throw new Problem('W101')
  })
  return response.ok ? response.text() : undefined
}

async function read(file: (path: string) => Promise<string | undefined>): Promise<Trust> {
  const [jwks, csca, others] = await Promise.all([file(JWKS), file(CSCA), file(OTHERS)])
  try {
    const { issuer, keys } = await readKeys(jwks!)
    const lists = new Map<string, RevocationList>()
    for (const { id, revocations } of keys.values()) {
      const list = revocations === undefined ? undefined : await file(`${ISSUER}/crl/${id}.json`)
      if (list !== undefined) lists.set(id, readRevocations(list, id))
    }
    const issuers = new Map(issuer === undefined ? [] : [[issuer, keys]])
    const own = { issuers, lists, cscas: csca === undefined ? [] : readPem(csca) }
    return others === undefined ? own : merge(own, await readTrustList(others))
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('C140')
  }
}
