import { Rejection } from './verdict'

/** A JSON value as it was read. Numbers stay as written, because what is signed must mean one thing. */
export type Json = string | boolean | null | Written | Json[] | Members
/** A number as written, such as `1` or `1639970498.349618`. */
export class Written {
  constructor(readonly text: string) {}

  /** The whole number, where it is one that every reader reads alike. */
  get whole(): number {
    const value = /^-?(0|[1-9]\d*)$/.test(this.text) ? Number(this.text) : NaN
    if (!Number.isSafeInteger(value)) {
      throw new Rejection('C111')
    }
    return value
  }
}
export type Members = ReadonlyMap<string, Json>

const DEEPEST = 20
const LONGEST_NUMBER = 30
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
}

/**
 * Reads JSON (RFC 8259) and refuses what two readers could understand differently: a member twice
 * (which `JSON.parse` lets pass), broken surrogates, anything after the end.
 */
export function readJson(text: string): Json {
  let at = 0
  const bad = (): never => {
    throw new Rejection('C111')
  }
  const space = () => {
    while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++
  }
  const expect = (mark: string) => (text[at] === mark ? at++ : bad())
  const match = (form: RegExp): string => {
    form.lastIndex = at
    const found = form.exec(text)?.[0]
    return found === undefined ? bad() : ((at += found.length), found)
  }

  function string(): string {
    expect('"')
    let value = ''
    for (;;) {
      value += match(/[^"\\\u0000-\u001f]*/y)
      if (text[at] === '"') break
      expect('\\')
      const escape = text[at++] ?? bad()
      value +=
        escape === 'u'
          ? String.fromCharCode(parseInt(match(/[0-9a-fA-F]{4}/y), 16))
          : (ESCAPES[escape] ?? bad())
    }
    at++
    return /\p{Surrogate}/u.test(value) ? bad() : value
  }

  function list<Item>(end: string, item: () => Item): Item[] {
    const items: Item[] = []
    at++
    space()
    if (text[at] === end) {
      at++
      return items
    }
    for (;;) {
      items.push(item())
      space()
      if (text[at] === end) {
        at++
        return items
      }
      expect(',')
    }
  }

  function value(depth: number): Json {
    if (depth > DEEPEST) bad()
    space()
    switch (text[at]) {
      case '{': {
        const members = new Map<string, Json>()
        list('}', () => {
          space()
          const name = string()
          space()
          expect(':')
          const member = value(depth + 1)
          if (members.has(name)) {
            throw new Rejection('C112')
          }
          members.set(name, member)
        })
        return members
      }
      case '[':
        return list(']', () => value(depth + 1))
      case '"':
        return string()
      case 't':
        return match(/true/y), true
      case 'f':
        return match(/false/y), false
      case 'n':
        return match(/null/y), null
      default: {
        const number = match(/-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y)
        return number.length > LONGEST_NUMBER ? bad() : new Written(number)
      }
    }
  }

  const whole = value(0)
  space()
  return at === text.length ? whole : bad()
}

/** The canonical form of RFC 8785 (JCS) for what VDS-NC signs: strings and whole numbers. */
export function canonical(value: Json): string {
  if (value instanceof Written) {
    return String(value.whole)
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join()}]`
  }
  if (value instanceof Map) {
    // sort() without a comparer goes by UTF-16 unit, which is what the standard asks for
    const names = [...value.keys()].sort()
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value.get(name)!)}`).join()}}`
  }
  return JSON.stringify(value)
}

/** Reads members by their kind; refuses as malformed what is missing or of another kind. */
export class Reader {
  constructor(readonly members: Members) {}

  static of(value: Json | undefined): Reader {
    if (value instanceof Map) {
      return new Reader(value)
    }
    throw new Rejection('C111')
  }

  /** Refuses members with other names than these: there is no place to show what was signed. */
  only(...names: string[]): this {
    for (const name of this.members.keys()) {
      if (!names.includes(name)) {
        throw new Rejection('C135')
      }
    }
    return this
  }

  /** Refuses members with other names than these in a form that is not signed. */
  just(...names: string[]): this {
    if ([...this.members.keys()].some((name) => !names.includes(name))) {
      throw new Rejection('C111')
    }
    return this
  }

  has(name: string): boolean {
    return this.members.has(name)
  }

  object(name: string): Reader {
    return Reader.of(this.members.get(name))
  }

  array(name: string): Json[] {
    const value = this.members.get(name)
    if (Array.isArray(value)) {
      return value
    }
    throw new Rejection('C111')
  }

  text(name: string): string {
    return asText(this.members.get(name))
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined
  }

  number(name: string): Written {
    const value = this.members.get(name)
    if (value instanceof Written) {
      return value
    }
    throw new Rejection('C111')
  }
}

export function asText(value: Json | undefined): string {
  if (typeof value === 'string') {
    return value
  }
  throw new Rejection('C111')
}
