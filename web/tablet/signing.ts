import { toBase64Url, toUtf8 } from '../parts/bytes'
import { addressOf, bodyOf, send, type Answer, type Door, type Sent } from '../parts/doors'
import { Problem } from '../parts/problem'
import type { Texts } from '../parts/words'

/** Signs a text with the device's or the shift's key. */
export type Sign = (text: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>

/** The device's clock set to the server's: microseconds since 1970, no time twice. */
class SiteClock {
  #ahead = 0
  #last = 0

  next(): number {
    this.#last = Math.max(this.#last + 1, Date.now() * 1000 + this.#ahead)
    return this.#last
  }

  set(serverTime: number): void {
    this.#ahead = serverTime - Date.now() * 1000
    this.#last = 0
  }
}

const clock = new SiteClock()

/** The text that a signature covers (`docs/formats/site-requests.md`): five lines. */
export async function signedText(
  method: string,
  target: string,
  time: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)))
  return toUtf8(['VRS1', method, target, time, digest].join('\n'))
}

/**
 * Sends a signed request and reads the JSON of its answer. A device whose clock is wrong is told the
 * server's time (A124), and asks once more.
 */
export async function askSigned<At extends Door>(
  header: 'VRS-Shift' | 'VRS-Device',
  reference: string,
  sign: Sign,
  texts: Texts,
  door: At,
  ...sent: Sent<At>
): Promise<Answer<At>> {
  const [method, path] = addressOf(door)
  const body = await bodyOf(sent)
  const signAndSend = async () => {
    const time = clock.next()
    const signature = await sign(await signedText(method, path, time, body.bytes))
    return send(texts.language, door, body, {
      [header]: reference,
      'VRS-Time': String(time),
      'VRS-Signature': toBase64Url(new Uint8Array(signature)),
    })
  }
  try {
    return await signAndSend()
  } catch (problem) {
    const serverTime = problem instanceof Problem && problem.code === 'A124' ? problem.details['serverTime'] : undefined
    if (typeof serverTime !== 'number') {
      throw problem
    }
    clock.set(serverTime)
    return signAndSend()
  }
}
