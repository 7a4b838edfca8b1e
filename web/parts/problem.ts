import type { Language, Texts, Words } from './words'

/**
 * An expected "no", from the server (RFC 9457) or found on this device.
 *
 * One found here carries only its code; the page's texts have the words for it.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly words?: Words,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly status = 0,
  ) {
    super(code)
  }
}

/** Sends a request to our server and reads the JSON of its answer; throws a [Problem] for any "no". */
export async function ask<Answer>(
  path: string,
  language: Language,
  init: RequestInit = {},
): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(path, {
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      ...init,
      headers: { 'Accept-Language': language, ...init.headers },
    })
  } catch {
    throw new Problem('W101')
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.status === 204 || (response.ok && body !== undefined)) {
    return body as Answer
  }
  throw problemOf(response.status, body)
}

function problemOf(status: number, body: unknown): Problem {
  const { code, title, detail, kept, details } = (body ?? {}) as Record<string, unknown>
  if (typeof code === 'string' && typeof title === 'string') {
    return new Problem(
      code,
      { what: title, do: String(detail ?? ''), kept: String(kept ?? '') },
      (details ?? {}) as Record<string, unknown>,
      status,
    )
  }
  return new Problem('W102', undefined, { status }, status)
}

/** The words of another code that a problem's details name, such as the card's behind an application's. */
export function wordsBehind(cause: unknown, texts: Texts): Words[] {
  return cause instanceof Problem
    ? Object.values(cause.details).flatMap((detail) => texts.words(String(detail)) ?? [])
    : []
}

/** The words to show for anything that went wrong; what is not a [Problem] is our fault (W105). */
export function wordsOf(cause: unknown, texts: Texts): { code: string; words: Words } {
  const problem = cause instanceof Problem ? cause : new Problem('W105')
  const words =
    problem.words ?? texts.words(problem.code, problem.details as Record<string, string>)
  return { code: problem.code, words: words ?? { what: problem.code } }
}
