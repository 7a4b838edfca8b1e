import { Rejection } from './verdict'

/** Bytes in memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Decodes base64url, with or without padding; refuses other characters and stray last bits. */
export function fromBase64Url(text: string): Bytes {
  const plain = text.replace(/={1,2}$/, '')
  if (!/^[A-Za-z0-9_-]*$/.test(plain) || plain.length % 4 === 1) {
    throw new Rejection('C111')
  }
  const binary = atob(plain.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0))
  if (toBase64Url(bytes) !== plain) {
    throw new Rejection('C111')
  }
  return bytes
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Strict UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Rejection('C111')
  }
}

export function toUtf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** A card of ten doses inflates to 3 kB; more than this is an attack. */
const MOST = 64 * 1024

/** Inflates raw DEFLATE (RFC 1951, `zip: DEF`), and stops at 64 kB. */
export async function inflate(compressed: Bytes): Promise<Bytes> {
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > MOST) {
        throw new Rejection('C113')
      }
      parts.push(value)
    }
  } catch (cause) {
    throw cause instanceof Rejection ? cause : new Rejection('C111')
  } finally {
    void reader.cancel().catch(() => {})
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
