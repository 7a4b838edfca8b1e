/** A language the pages speak. */
export type Language = 'ja' | 'en'

/** The words of a code: what happened, and for an expected "no" what to do and what was not lost. */
export interface Words {
  readonly what: string
  readonly do?: string
  readonly kept?: string
}

export type Room = Readonly<Record<string, string | Words>>
type Values = Readonly<Record<string, string | number>>

/**
 * The texts of a page in every language, from `messages/<language>/<room>.json`.
 *
 * The language stands in the address (`?lang=en`), so nothing is kept on the device for it.
 */
export class Texts {
  #language: Language
  readonly #rooms: Readonly<Record<Language, Room>>
  readonly #listeners = new Set<() => void>()

  constructor(rooms: Readonly<Record<Language, readonly Room[]>>, language = languageOfAddress()) {
    this.#rooms = { ja: Object.assign({}, ...rooms.ja), en: Object.assign({}, ...rooms.en) }
    this.#language = language
  }

  /** The texts in files by their path, `…/messages/<language>/<room>.json`. */
  static of(files: Readonly<Record<string, Room>>): Texts {
    const rooms = { ja: [] as Room[], en: [] as Room[] }
    for (const [path, room] of Object.entries(files)) {
      rooms[/\/en\//.test(path) ? 'en' : 'ja'].push(room)
    }
    return new Texts(rooms)
  }

  get language(): Language {
    return this.#language
  }

  /** Changes the language and tells everyone who shows text. */
  speak(language: Language): void {
    this.#language = language
    const address = new URL(location.href)
    address.searchParams.set('lang', language)
    history.replaceState(history.state, '', address)
    this.#listeners.forEach((listener) => listener())
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A text of a screen, with `{name}` filled from the values. */
  text(key: string, values: Values = {}, language = this.#language): string {
    const text = this.#rooms[language][key]
    if (typeof text !== 'string') {
      throw new Error(`no text for ${key}`)
    }
    return fill(text, values)
  }

  /** The words of a refusal; undefined for a code that this page does not know. */
  words(code: string, values: Values = {}, language = this.#language): Words | undefined {
    const words = this.#rooms[language][code]
    return typeof words === 'object'
      ? (Object.fromEntries(
          Object.entries(words).map(([part, text]) => [part, fill(text, values)]),
        ) as unknown as Words)
      : undefined
  }
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

function languageOfAddress(): Language {
  return typeof location === 'object' && new URLSearchParams(location.search).get('lang') === 'en'
    ? 'en'
    : 'ja'
}
