import { Problem } from '../parts/problem'

/** What a card gave in raw bytes, and the app's signature over it; the page passes them on unread. */
export interface CardAnswer {
  readonly evidence: Readonly<Record<string, string>>
  readonly statement: Readonly<Record<string, string>>
}

export interface CardStatus {
  readonly version: string
  readonly card: 'present' | 'absent' | 'other'
  /** how many tries the PIN has; reading this spends none */
  readonly triesLeft?: number
}

/** The five fields of a passport's machine-readable zone, as the bridge read them (F4). */
export interface PassportFields {
  readonly name: string
  readonly number: string
  readonly nationality: string
  readonly birthDate: string
  readonly expiry: string
}

/**
 * The card bridge: the dedicated app's place on a PC, on this computer's loopback address. It reads
 * card and passport; the PIN goes to it and from there to the card, never to the server.
 */
export class Bridge {
  constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /** The bridge that the page's link names (`#bridge=…&token=…`); the token leaves the address bar. */
  static ofAddress(): Bridge | undefined {
    const named = new URLSearchParams(location.hash.slice(1))
    const address = named.get('bridge')
    const token = named.get('token')
    if (address === null || token === null || !isLoopback(address)) {
      return undefined
    }
    history.replaceState(history.state, '', location.pathname + location.search)
    return new Bridge(address, token)
  }

  /** The bridge that was typed; undefined when the address is not on this computer. */
  static typed(address: string, token: string): Bridge | undefined {
    const plain = address.trim().replace(/\/$/, '')
    return isLoopback(plain) ? new Bridge(plain, token.trim()) : undefined
  }

  async status(): Promise<CardStatus> {
    const { version, card, triesLeft } = await this.#ask<Record<string, string>>('GET', '/status')
    return {
      version: version ?? '',
      card: card as CardStatus['card'],
      ...(triesLeft !== undefined && { triesLeft: Number(triesLeft) }),
    }
  }

  /**
   * Reads the passport's picture on this computer; the picture goes no further.
   *
   * @throws Problem with a K or R code when the zone cannot be read
   */
  passport(picture: Blob): Promise<PassportFields> {
    return this.#ask('POST', '/passport', picture)
  }

  /**
   * Reads the card.
   *
   * @throws Problem K104 with `triesLeft` for a wrong PIN, K105 when it is locked
   */
  read(request: {
    pin: string
    nonce: string
    application: string
    lastTry?: 'yes'
    passport?: 'yes'
  }): Promise<CardAnswer> {
    return this.#ask('POST', '/read', request)
  }

  async #ask<Answer>(method: string, path: string, body?: Blob | object): Promise<Answer> {
    const picture = body instanceof Blob
    const response = await fetch(this.address + path, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'Content-Type': picture ? body.type : 'application/json' }),
      },
      ...(body !== undefined && { body: picture ? body : JSON.stringify(body) }),
    }).catch(() => {
      throw new Problem('W401')
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok && answer !== undefined) {
      return answer as Answer
    }
    const { code, ...details } = (answer ?? {}) as Record<string, unknown>
    throw typeof code === 'string' ? new Problem(code, undefined, details) : new Problem('W401')
  }
}

function isLoopback(address: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost):\d{1,5}$/.test(address)
}
