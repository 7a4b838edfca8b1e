import type { Texts, Words } from './words'

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
  ) {
    super(code)
  }
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
