import { fromBase64Url, toUtf8 } from '../parts/bytes'
import { canonical, readJson, Reader, asText, type Json } from './json'
import { readBirthDate, readDay } from './health-card'
import type { Trust } from './trust'
import { Rejection, type Content, type Verdict, type VerifiedDose } from './verdict'
import { HALF, plainSignature, readCertificate, type Certificate, type Curve } from './x509'

const LONGEST = 8192
/** Extended usage of a certificate whose key signs VDS-NC. */
const BARCODE_SIGNER = '2.23.136.1.1.14.2'
/** The two-letter code in a certificate for the three-letter one in a seal: one line per country whose CSCA is held. */
const COUNTRIES: Readonly<Record<string, string>> = { JPN: 'JP' }
const ALGORITHMS: Readonly<Record<string, { hash: string; curve: Curve }>> = {
  ES256: { hash: 'SHA-256', curve: 'P-256' },
  ES384: { hash: 'SHA-384', curve: 'P-384' },
  ES512: { hash: 'SHA-512', curve: 'P-521' },
}

/** Verifies a VDS-NC (ICAO): the path from the country's certificate (CSCA) to the signer, then the signature. */
export async function verifySeal(json: string, trust: Trust, now: Date): Promise<Verdict> {
  if (json.length > LONGEST) {
    throw new Rejection('C113')
  }
  const file = Reader.of(readJson(json)).just('data', 'sig')
  const data = file.object('data')
  const seal = file.object('sig').just('alg', 'cer', 'sigvl')
  const algorithm = ALGORITHMS[seal.text('alg')]
  if (!algorithm) {
    throw new Rejection('C105')
  }
  const header = data.object('hdr')
  const state = header.text('is')
  const signer = readCertificate(fromBase64Url(seal.text('cer')))
  await checkPath(signer, state, trust, now)
  const signature = fromBase64Url(seal.text('sigvl'))
  const message = toUtf8(canonical(data.members))
  if (
    signer.curve !== algorithm.curve ||
    signature.length !== 2 * HALF[algorithm.curve] ||
    !(await verifies(signer, algorithm.hash, signature, message))
  ) {
    throw new Rejection('C101')
  }
  data.only('hdr', 'msg')
  header.only('t', 'v', 'is')
  if (header.text('t') !== 'icao.vacc' || header.number('v').text !== '1') {
    throw new Rejection('C135')
  }
  return {
    outcome: 'VALID',
    content: readContent(data.object('msg'), state),
    checks: ['signature', 'trust-path', 'time', 'not-revocable'],
  }
}

async function checkPath(signer: Certificate, state: string, trust: Trust, now: Date) {
  const country = COUNTRIES[state]
  const candidates = trust.cscas.filter(
    (csca) => csca.country === country && same(csca.subject, signer.issuer),
  )
  const csca = candidates.find(
    ({ subjectKeyId }) => !signer.authorityKeyId || !subjectKeyId || same(subjectKeyId, signer.authorityKeyId),
  )
  if (!csca || !csca.curve || !signer.signature) {
    throw new Rejection('C133')
  }
  const plain = plainSignature(signer.signature.der, csca.curve)
  if (!(await verifies(csca, signer.signature.hash, plain, signer.signed)) || !csca.authority) {
    throw new Rejection('C107')
  }
  if (signer.country !== country) {
    throw new Rejection('C106')
  }
  for (const { notBefore, notAfter } of [signer, csca]) {
    if (now < notBefore || now > notAfter) {
      throw new Rejection('C108')
    }
  }
  if (!signer.usages?.includes(BARCODE_SIGNER) || signer.unknownCritical.length > 0) {
    throw new Rejection('C109')
  }
}

async function verifies(
  by: Certificate,
  hash: string,
  signature: Certificate['signed'],
  message: Certificate['signed'],
): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: by.curve! }
  const key = await crypto.subtle
    .importKey('spki', by.publicKey, algorithm, false, ['verify'])
    .catch(() => undefined)
  return key !== undefined && crypto.subtle.verify({ name: 'ECDSA', hash }, key, signature, message)
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

function readContent(message: Reader, state: string): Content {
  message.only('uvci', 'pid', 've')
  const person = message.object('pid').only('n', 'dob', 'sex', 'i', 'ai')
  const passport = person.optionalText('i')
  const doses = message.array('ve').flatMap(readEvent)
  if (doses.length === 0) {
    throw new Rejection('C135')
  }
  return {
    format: 'VDS_NC',
    issuer: state,
    names: [person.text('n')],
    birthDate: readBirthDate(person.text('dob')),
    ...(passport !== undefined && { passport }),
    certificateId: message.text('uvci'),
    doses,
  }
}

function readEvent(value: Json): VerifiedDose[] {
  const event = Reader.of(value).only('des', 'nam', 'dis', 'vd')
  return event.array('vd').map((each) => {
    const dose = Reader.of(each).only('dvc', 'seq', 'ctr', 'adm', 'lot', 'dvn')
    return {
      codeSystem: 'ICD-11',
      productCode: event.text('des'),
      brand: asText(event.members.get('nam')),
      number: dose.number('seq').whole,
      given: readDay(dose.text('dvc')),
      lot: dose.text('lot'),
      country: dose.text('ctr'),
      authority: dose.text('adm'),
    }
  })
}
