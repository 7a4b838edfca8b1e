import { Malformed, type Bytes } from '../parts/bytes'
import { Rejection } from './verdict'

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
    throw cause instanceof Rejection ? cause : new Malformed()
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
