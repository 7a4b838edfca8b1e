/** Bytes that are not what they should be. */
export class Malformed extends Error {}

/** Bytes in memory of their own, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Decodes base64url, with or without padding; refuses other characters and stray last bits. */
export function fromBase64Url(text: string): Bytes {
  const plain = text.replace(/={1,2}$/, '')
  if (!/^[A-Za-z0-9_-]*$/.test(plain) || plain.length % 4 === 1) {
    throw new Malformed()
  }
  const binary = atob(plain.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0))
  if (toBase64Url(bytes) !== plain) {
    throw new Malformed()
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
    throw new Malformed()
  }
}

export function toUtf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}
