import '@fontsource/noto-sans-jp/400.css'
import '@fontsource/noto-sans-jp/700.css'
import '../parts/style.css'
import './style.css'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CertificateAnswer, Kind, MunicipalityChoice } from '../parts/api'
import { pageHead } from '../parts/page'
import { Drawer } from '../parts/store'
import { Spoken } from '../parts/ui'
import { Texts, type Room } from '../parts/words'
import { ChooseKind, ChooseMunicipality, Start } from './begin'
import { Bridge, type PassportFields } from './bridge'
import { Connect, ReadCard, ReadPassport } from './card'
import { holdings, type Holding } from './holds'
import { Wallet } from './wallet'

const texts = Texts.of(
  import.meta.glob<Room>('../../messages/{ja,en}/{web,card,reading,citizen}.json', { eager: true, import: 'default' }),
)
const named = Bridge.ofAddress()
const drawer = new Drawer<readonly CertificateAnswer[]>('citizen', 'certificates')

/** How far an application has come; one question a screen. */
type Step =
  | { at: 'start' }
  | { at: 'municipality' }
  | { at: 'kind'; municipality: MunicipalityChoice }
  | ({ at: 'connect' | 'passport' | 'card' } & Chosen)
  | { at: 'wallet'; fresh: readonly CertificateAnswer[] }

interface Chosen {
  readonly municipality: MunicipalityChoice
  readonly kind: Kind
  readonly passport?: PassportFields
}

function Citizen() {
  const [step, setStep] = useState<Step>({ at: 'start' })
  const [bridge, setBridge] = useState(named)
  const [kept, setKept] = useState<readonly CertificateAnswer[]>([])
  const [holding, setHolding] = useState<ReadonlyMap<string, Holding>>(new Map())
  useEffect(() => void drawer.get().then((found) => setKept(found ?? [])), [])
  useEffect(() => void holdings(kept).then(setHolding), [kept])

  const keep = async (certificates: readonly CertificateAnswer[]) => {
    await (certificates.length > 0 ? drawer.put(certificates) : drawer.empty())
    setKept(certificates)
  }
  /** What comes after the choices: the bridge, for overseas the passport, then the card. */
  const after = (chosen: Chosen, connected = bridge): Step =>
    connected === undefined
      ? { ...chosen, at: 'connect' }
      : chosen.kind === 'OVERSEAS' && !chosen.passport
        ? { ...chosen, at: 'passport' }
        : { ...chosen, at: 'card' }

  switch (step.at) {
    case 'start':
      return (
        <Start
          kept={kept.length}
          revoked={[...holding.values()].filter((each) => each === 'REVOKED').length}
          onStart={() => setStep({ at: 'municipality' })}
          onWallet={() => setStep({ at: 'wallet', fresh: [] })}
        />
      )
    case 'municipality':
      return (
        <ChooseMunicipality
          onChosen={(municipality) => setStep({ at: 'kind', municipality })}
          onBack={() => setStep({ at: 'start' })}
        />
      )
    case 'kind':
      return (
        <ChooseKind
          municipality={step.municipality}
          onChosen={(kind) => setStep(after({ municipality: step.municipality, kind }))}
          onBack={() => setStep({ at: 'municipality' })}
        />
      )
    case 'connect':
      return (
        <Connect
          onBridge={(connected) => {
            setBridge(connected)
            setStep(after(step, connected))
          }}
          onBack={() => setStep({ at: 'kind', municipality: step.municipality })}
        />
      )
    case 'passport':
      return (
        <ReadPassport
          bridge={bridge!}
          onRead={(passport) => setStep(after({ ...step, passport }))}
          onBack={() => setStep({ at: 'kind', municipality: step.municipality })}
        />
      )
    case 'card':
      return (
        <ReadCard
          bridge={bridge!}
          municipality={step.municipality}
          kind={step.kind}
          passport={step.passport}
          onIssued={(fresh) => setStep({ at: 'wallet', fresh })}
          onBack={() => setStep({ at: 'kind', municipality: step.municipality })}
        />
      )
    case 'wallet': {
      const isKept = step.fresh.length === 0
      const remove = (gone: CertificateAnswer) => (all: readonly CertificateAnswer[]) =>
        all.filter(({ certificateId }) => certificateId !== gone.certificateId)
      return (
        <Wallet
          key={String(isKept)}
          certificates={isKept ? kept : step.fresh}
          holding={holding}
          kept={isKept}
          onKeep={() => void keep([...step.fresh, ...kept]).then(() => setStep({ at: 'wallet', fresh: [] }))}
          onDelete={(gone) => {
            if (isKept) void keep(remove(gone)(kept))
            else setStep({ at: 'wallet', fresh: remove(gone)(step.fresh) })
          }}
          onDone={() => setStep({ at: 'start' })}
        />
      )
    }
  }
}

const page = document.getElementById('page')!
page.before(pageHead(texts, 'citizen.title'))
render(
  <Spoken texts={texts}>
    <Citizen />
  </Spoken>,
  page,
)
