import { useEffect, useState } from 'preact/hooks'
import type { CertificateAnswer } from '../parts/api'
import { moment, written } from '../parts/dates'
import { productName } from '../parts/products'
import { healthCardCode, path, sealCode } from '../parts/qr'
import { Heading, useTexts } from '../parts/ui'
import { stated } from '../verifier/health-card'
import type { Content } from '../verifier/verdict'
import type { Holding } from './holds'

interface Props {
  certificates: readonly CertificateAnswer[]
  /** of those that are kept */
  holding: ReadonlyMap<string, Holding>
  kept: boolean
  onKeep: () => void
  onDelete: (certificate: CertificateAnswer) => void
  onDone: () => void
}

/** The certificates of this device, to be shown, saved or deleted (F8). */
export function Wallet({ certificates, holding, kept, onKeep, onDelete, onDone }: Props) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.wallet.${key}`)
  return (
    <main class="narrow">
      <Heading>{text(kept ? 'title' : 'issued')}</Heading>
      {!kept && (
        <div class="notice good">
          <h2>{text('keep')}</h2>
          <p>{text('keep.why')}</p>
          <div class="buttons">
            <button class="main" type="button" onClick={onKeep}>
              {text('keep.do')}
            </button>
          </div>
        </div>
      )}
      {certificates.length === 0 && <p>{text('none')}</p>}
      {certificates.map((certificate) => (
        <Show key={certificate.certificateId} certificate={certificate} holding={holding.get(certificate.certificateId)} onDelete={() => onDelete(certificate)} />
      ))}
      <div class="buttons">
        <button type="button" onClick={onDone}>
          {text('done')}
        </button>
      </div>
    </main>
  )
}

interface ShowProps {
  certificate: CertificateAnswer
  holding: Holding | undefined
  onDelete: () => void
}

function Show({ certificate, holding, onDelete }: ShowProps) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.wallet.${key}`)
  const [seal, setSeal] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const content = useContent(certificate)
  const title = `${text(certificate.kind)} ${certificate.certificateId}`
  return (
    <article class="certificate" aria-label={title}>
      <h2>{text(certificate.kind)}</h2>
      {holding === 'REVOKED' && (
        <div class="notice bad" role="status">
          <h3>{text('revoked')}</h3>
          <p>{text('revoked.do')}</p>
        </div>
      )}
      {holding === 'UNKNOWN' && <p class="quiet small">{text('unknown')}</p>}
      <Code certificate={certificate} seal={seal} />
      {certificate.vdsNc !== null && (
        <div class="buttons" role="group" aria-label={text('code')}>
          {[false, true].map((each) => (
            <button key={String(each)} type="button" class={each === seal ? 'main' : ''} aria-pressed={each === seal} onClick={() => setSeal(each)}>
              {text(each ? 'VDS_NC' : 'SHC')}
            </button>
          ))}
        </div>
      )}
      <Clock />
      {content && <Facts content={content} certificate={certificate} />}
      <div class="buttons">
        <button type="button" onClick={() => saveFile(certificate)}>
          {text('file')}
        </button>
        <button type="button" onClick={() => void savePicture(certificate, seal)}>
          {text('picture')}
        </button>
        <button type="button" class="danger" onClick={() => setDeleting(true)}>
          {text('delete')}
        </button>
      </div>
      {deleting && (
        <div class="notice bad" role="alert">
          <h2>{text('delete.sure')}</h2>
          <p>{text('delete.why')}</p>
          <div class="buttons">
            <button type="button" class="danger" onClick={onDelete}>
              {text('delete.do')}
            </button>
            <button type="button" onClick={() => setDeleting(false)}>
              {texts.text('web.cancel')}
            </button>
          </div>
        </div>
      )}
    </article>
  )
}

function useContent(certificate: CertificateAnswer): Content | undefined {
  const [content, setContent] = useState<Content>()
  useEffect(() => {
    let gone = false
    void stated(certificate.shc).then((read) => gone || setContent(read))
    return () => {
      gone = true
    }
  }, [certificate.shc])
  return content
}

const codeOf = ({ shcNumeric, vdsNc }: CertificateAnswer, seal: boolean) =>
  seal && vdsNc !== null ? sealCode(vdsNc) : healthCardCode(shcNumeric)

function Code({ certificate, seal }: { certificate: CertificateAnswer; seal: boolean }) {
  const texts = useTexts()
  const { size, d } = path(codeOf(certificate, seal))
  return (
    <svg class={`qr ${seal ? 'dense' : ''}`} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts.text(`citizen.wallet.${seal ? 'VDS_NC' : 'SHC'}`)} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  )
}

/** A clock that runs, so that a picture of the screen is seen to be one. */
function Clock() {
  const texts = useTexts()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const ticking = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(ticking)
  }, [])
  return (
    <p class="clock">
      <span class="quiet">{texts.text('citizen.wallet.now')}</span>{' '}
      <time dateTime={now.toISOString()}>{moment(now, texts.language)}</time>
    </p>
  )
}

function Facts({ content, certificate }: { content: Content; certificate: CertificateAnswer }) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`citizen.wallet.${key}`)
  const passport = passportIn(certificate.vdsNc)
  return (
    <>
      {content.names.map((name) => (
        <p class="who" key={name}>
          {name}
        </p>
      ))}
      <dl class="facts">
        <dt>{text('birthDate')}</dt>
        <dd>{written(content.birthDate, texts.language)}</dd>
        {passport !== undefined && (
          <>
            <dt>{text('passport')}</dt>
            <dd>{passport}</dd>
          </>
        )}
        <dt>{text('municipality')}</dt>
        <dd>{certificate.municipality}</dd>
        <dt>{text('certificateId')}</dt>
        <dd>{certificate.certificateId}</dd>
        <dt>{text('issuedAt')}</dt>
        <dd>{moment(new Date(certificate.issued), texts.language)}</dd>
      </dl>
      <div class="wide" tabIndex={0} role="group" aria-label={text('doses')}>
        <table class="doses">
          <caption>{text('doses')}</caption>
          <thead>
            <tr>
              {['number', 'given', 'product', 'lot'].map((each) => (
                <th scope="col" key={each}>
                  {text(each)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.doses.map((dose, at) => (
              <tr key={at}>
                <th scope="row" data-label={text('number')}>{at + 1}</th>
                <td data-label={text('given')}>{written(dose.given, texts.language, false)}</td>
                <td class="wraps" data-label={text('product')}>{productName(dose, content.issued, texts.language)}</td>
                <td data-label={text('lot')}>{dose.lot}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The passport number has no place in a SMART Health Card; the seal beside it states it. */
function passportIn(seal: string | null): string | undefined {
  return seal === null
    ? undefined
    : (JSON.parse(seal) as { data: { msg: { pid: { i?: string } } } }).data.msg.pid.i
}

function saveFile({ certificateId, shc }: CertificateAnswer): void {
  const file = new Blob([JSON.stringify({ verifiableCredential: [shc] })], {
    type: 'application/smart-health-card',
  })
  download(file, `${certificateId}.smart-health-card`)
}

/** The code alone as a picture, eight pixels a module. */
async function savePicture(certificate: CertificateAnswer, seal: boolean): Promise<void> {
  const code = codeOf(certificate, seal)
  const { size, d } = path(code)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * 8
  const context = canvas.getContext('2d')!
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(8, 8)
  context.fillStyle = '#000'
  context.fill(new Path2D(d))
  const picture = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'))
  if (picture) download(picture, `${certificate.certificateId}${seal ? '-vds-nc' : ''}.png`)
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
