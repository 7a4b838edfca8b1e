import type { Doors, Problem as Refused } from './api'
import { toUtf8, type Bytes } from './bytes'
import { Problem } from './problem'
import type { Language } from './words'

/** A door of our server, by method and address. */
export type Door = keyof Doors
/** What a door answers if it does not refuse. */
export type Answer<At extends Door> = Doors[At]['answer']
/** What goes through a door, if anything does. */
export type Sent<At extends Door> = Doors[At]['sent'] extends undefined ? [] : [sent: Doors[At]['sent']]

/** Asks at a door; throws a [Problem] for any "no". */
export async function ask<At extends Door>(language: Language, door: At, ...sent: Sent<At>): Promise<Answer<At>> {
  return send(language, door, await bodyOf(sent))
}

/** The bytes of a request and their media type. */
export interface Body {
  readonly bytes: Bytes
  readonly type?: string
}

/** What goes through a door in the bytes that it is sent as: pictures as they are, the rest as JSON. */
export async function bodyOf([sent]: readonly unknown[]): Promise<Body> {
  return sent === undefined
    ? { bytes: new Uint8Array() }
    : sent instanceof Blob
      ? { bytes: new Uint8Array(await sent.arrayBuffer()), type: sent.type }
      : { bytes: toUtf8(JSON.stringify(sent)), type: 'application/json' }
}

/** Method and address of a door, as they are sent. */
export function addressOf(door: Door): [method: string, path: string] {
  return door.split(' ') as [string, string]
}

/** Sends bytes through a door, with headers beside their media type. */
export async function send<At extends Door>(
  language: Language,
  door: At,
  { bytes, type }: Body,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<At>> {
  const [method, path] = addressOf(door)
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      ...(type !== undefined && { body: bytes }),
      headers: { 'Accept-Language': language, ...headers, ...(type !== undefined && { 'Content-Type': type }) },
    })
  } catch {
    throw new Problem('W101')
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.status === 204 || (response.ok && body !== undefined)) {
    return body as Answer<At>
  }
  throw problemOf(response.status, body)
}

/** What stands between us and the server may answer in a form of its own (W102). */
function problemOf(status: number, body: unknown): Problem {
  const { code, title, detail, kept, details } = (body ?? {}) as Partial<Refused>
  if (code === undefined || title === undefined) {
    return new Problem('W102', undefined, { status })
  }
  return new Problem(code, { what: title, do: detail ?? '', kept: kept ?? '' }, details)
}
