import type { CertificateAnswer } from '../parts/api'
import { revocationOf } from '../verifier/health-card'
import { readRevocations, type RevocationList } from '../verifier/trust'

/** Whether a certificate still holds; nobody can tell without the list of its key. */
export type Holding = 'HOLDS' | 'REVOKED' | 'UNKNOWN'

/**
 * Looks into the published lists whether kept certificates have been revoked, so that their holder
 * learns of a correction at the next contact. Asks for whole lists: nobody learns whose certificate
 * is asked about.
 */
export async function holdings(certificates: readonly CertificateAnswer[]): Promise<ReadonlyMap<string, Holding>> {
  const lists = new Map<string, Promise<RevocationList | undefined>>()
  const list = (key: string) => {
    const known = lists.get(key) ?? download(key)
    lists.set(key, known)
    return known
  }
  const found = await Promise.all(
    certificates.map(async ({ certificateId, shc }) => {
      const { key, id } = await revocationOf(shc)
      const revoked = (await list(key))?.revoked
      const holding: Holding =
        revoked === undefined ? 'UNKNOWN' : id !== undefined && revoked.has(id) ? 'REVOKED' : 'HOLDS'
      return [certificateId, holding] as const
    }),
  )
  return new Map(found)
}

async function download(key: string): Promise<RevocationList | undefined> {
  try {
    const response = await fetch(`/issuer/.well-known/crl/${key}.json`, { cache: 'no-cache', credentials: 'omit' })
    return response.ok ? readRevocations(await response.text(), key) : undefined
  } catch {
    return undefined
  }
}
