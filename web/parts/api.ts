// Made from server/golden/openapi.json by `npm run api`; not written by hand.

/** The doors of the server: what is sent, and what a yes answers. */
export interface Doors {
  'POST /api/v1/applications': { sent: ApplicationRequest; answer: ApplicationAnswer }
  'GET /api/v1/audit/archive': { sent: undefined; answer: Blob }
  'POST /api/v1/checks': { sent: DoseSent; answer: CheckAnswer }
  'POST /api/v1/devices': { sent: Enrolment; answer: Enrolled }
  [door: `PUT /api/v1/doses/${string}`]: { sent: DoseSent; answer: ReceiptAnswer }
  'GET /api/v1/municipalities': { sent: undefined; answer: readonly MunicipalityChoice[] }
  'POST /api/v1/nonces': { sent: NonceRequest; answer: NonceAnswer }
  'POST /api/v1/readings': { sent: Digits | Blob; answer: ReadingAnswer }
  'POST /api/v1/shifts': { sent: ShiftOpening; answer: ShiftOpened }
  'DELETE /api/v1/shifts/current': { sent: undefined; answer: undefined }
  'GET /api/v1/shifts/current': { sent: undefined; answer: CurrentShift }
  'POST /api/v1/shifts/nonces': { sent: undefined; answer: ShiftNonce }
  'GET /api/v1/shifts/people': { sent: undefined; answer: SitePeople }
  'GET /api/v1/site/settings': { sent: undefined; answer: SiteSettings }
}

export interface ApplicationAnswer {
  readonly certificates: readonly CertificateAnswer[]
}

export interface ApplicationRequest {
  readonly id: string
  readonly municipality: string
  readonly kind: Kind
  readonly nonceId: string
  readonly evidence: Readonly<Record<string, string>>
  readonly app: Readonly<Record<string, string>>
  readonly declaration: Declaration
  readonly print: boolean
}

export interface CertificateAnswer {
  readonly kind: Kind
  readonly certificateId: string
  readonly issued: string
  readonly municipality: string
  readonly shc: string
  readonly shcNumeric: string
  readonly vdsNc: string | null
  readonly pdf: string | null
}

export interface CheckAnswer {
  readonly verdict: Verdict
  readonly birthDateMatches: boolean | null
  readonly findings: readonly FindingShown[]
}

export interface CurrentShift {
  readonly office: string
  readonly shift: string
  readonly site: string
  readonly siteName: string
  readonly person: string
}

export interface Declaration {
  readonly cardValid: boolean
}

export interface Digits {
  readonly typed?: string | null
  readonly code?: string | null
}

export interface DoseSent {
  readonly readingId?: string | null
  readonly line: string
  readonly birthDate?: string | null
  readonly product: string
  readonly lot: string
  readonly given: string
  readonly number: number
  readonly doctor?: string | null
  readonly confirmed?: readonly string[] | null
  readonly reason?: string | null
}

export interface Enrolled {
  readonly office: string
  readonly device: string
  readonly site: string
  readonly label: string
}

export interface Enrolment {
  readonly code: string
  readonly key: Jwk
  readonly proof: string
}

export interface FindingShown {
  readonly code: string
  readonly weight: Weight
  readonly what: string
  readonly do: string
}

export interface Jwk {
  readonly kty: string
  readonly crv: string
  readonly x: string
  readonly y: string
}

export type Kind = 'DOMESTIC' | 'OVERSEAS'

export interface Lot {
  readonly product: string
  readonly number: string
  readonly expires: string
}

export interface MunicipalityChoice {
  readonly code: string
  readonly name: string
  readonly prefecture: string
  readonly accepts: boolean
}

export interface Named {
  readonly code: string
  readonly name: string
}

export interface NonceAnswer {
  readonly id: string
  readonly nonce: string
  readonly expires: string
}

export interface NonceRequest {
  readonly municipality: string
}

export interface PersonShown {
  readonly name: string
  readonly kana: string
  readonly birthDate: string
}

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly kept: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface ReadingAnswer {
  readonly reading: ReadingShown
}

export interface ReadingShown {
  readonly id: string
  readonly source: Source
  readonly line: string
  readonly confidence: readonly number[]
  readonly own: boolean
  readonly person: PersonShown | null
  readonly ticketKnown: boolean | null
}

export interface ReceiptAnswer {
  readonly id: string
  readonly recorded: string
  readonly orphan: boolean
  readonly waiting: boolean
  readonly digest: string
}

export interface ShiftNonce {
  readonly nonce: string
}

export interface ShiftOpened {
  readonly shift: string
  readonly key: string
  readonly until: string
}

export interface ShiftOpening {
  readonly nonce: string
  readonly person: string
  readonly pin: string
}

export interface SitePeople {
  readonly people: readonly SitePerson[]
}

export interface SitePerson {
  readonly id: string
  readonly name: string
}

export interface SiteSettings {
  readonly site: string
  readonly programmes: readonly Named[]
  readonly products: readonly Named[]
  readonly lots: readonly Lot[]
}

export type Source = 'CODE' | 'LINE' | 'TYPED'

export type Verdict = 'ACCEPTED' | 'DOUBTFUL' | 'IMPOSSIBLE'

export type Weight = 'REASON' | 'DOUBTFUL' | 'CONFLICT' | 'IMPOSSIBLE'
