import '@fontsource/noto-sans-jp/400.css'
import '@fontsource/noto-sans-jp/700.css'
import '../parts/style.css'
import './style.css'
import { render } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ReadingShown, ReceiptAnswer, SiteSettings } from '../parts/api'
import { warmUp } from '../parts/codes'
import { pageHead } from '../parts/page'
import { Spoken, Trouble, useDeed, useTexts } from '../parts/ui'
import { Texts, type Room } from '../parts/words'
import { Device, Shift } from './device'
import { Enrol } from './enrol'
import { Person } from './person'
import { ShowReceipt } from './receipt'
import { Scan } from './scan'
import { ChooseSetting, keptSetting, type Setting } from './setting'
import { OpenShift } from './shift'
import { Site, today } from './site'

const texts = Texts.of(
  import.meta.glob<Room>('../../messages/{ja,en}/{web,reading,tablet}.json', { eager: true, import: 'default' }),
)

function Tablet() {
  const [device, setDevice] = useState<Device>()
  const [shift, setShift] = useState<Shift>()
  const [ended, setEnded] = useState(false)
  const [loaded, setLoaded] = useState(false)
  const { trouble, run } = useDeed()
  useEffect(
    () =>
      void run(async () => {
        setDevice(await Device.kept(texts))
        setShift(await Shift.kept(texts))
        setLoaded(true)
      }),
    [],
  )
  if (!loaded) {
    return (
      <main class="narrow">
        <Trouble cause={trouble} />
      </main>
    )
  }
  if (!device) {
    return <Enrol onEnrolled={setDevice} />
  }
  const open = (
    <OpenShift
      device={device}
      onOpened={(opened) => {
        setShift(opened)
        setEnded(false)
      }}
      onForgotten={() => {
        setShift(undefined)
        setDevice(undefined)
      }}
    />
  )
  if (!shift) {
    return open
  }
  shift.onEnded = () => setEnded(true)
  // what was entered waits out of sight while the shift is opened anew, and is sent with the same id
  return (
    <>
      {ended && open}
      <div hidden={ended}>
        <Table shift={shift} onEnd={() => setShift(undefined)} />
      </div>
    </>
  )
}

/** What the table is at: choosing what is given, then one person after the other. */
type Step = { at: 'scan' } | { at: 'person'; reading: ReadingShown } | { at: 'receipt'; receipt: ReceiptAnswer }

function Table({ shift, onEnd }: { shift: Shift; onEnd: () => void }) {
  const site = useMemo(() => new Site(shift), [shift])
  const [settings, setSettings] = useState<SiteSettings>()
  const [setting, setSetting] = useState(keptSetting)
  const [changing, setChanging] = useState(false)
  const [step, setStep] = useState<Step>({ at: 'scan' })
  const { trouble, run } = useDeed()
  useEffect(() => void run(async () => setSettings(await site.settings())), [site])
  useEffect(() => {
    // the setting ends with the day, also on a tablet that nobody touched overnight
    const daily = setInterval(() => setSetting((kept) => (kept?.day === today() ? kept : undefined)), 30_000)
    return () => clearInterval(daily)
  }, [])

  if (!settings) {
    return (
      <main class="narrow">
        <Trouble cause={trouble} />
        {trouble !== undefined && <EndShift shift={shift} onEnd={onEnd} />}
      </main>
    )
  }
  if (!setting || changing) {
    const set = (chosen: Setting) => {
      setSetting(chosen)
      setChanging(false)
    }
    return <ChooseSetting settings={settings} before={setting} onSet={set} />
  }
  return (
    <>
      <SettingBar settings={settings} setting={setting} shift={shift} onChange={() => setChanging(true)} onEnd={onEnd} />
      {step.at === 'scan' && <Scan site={site} onReading={(reading) => setStep({ at: 'person', reading })} />}
      {step.at === 'person' && (
        <Person
          key={step.reading.id}
          site={site}
          setting={setting}
          reading={step.reading}
          onReceipt={(receipt) => setStep({ at: 'receipt', receipt })}
          onCancel={() => setStep({ at: 'scan' })}
        />
      )}
      {step.at === 'receipt' && <ShowReceipt receipt={step.receipt} onNext={() => setStep({ at: 'scan' })} />}
    </>
  )
}

interface BarProps {
  settings: SiteSettings
  setting: Setting
  shift: Shift
  onChange: () => void
  onEnd: () => void
}

/** What is given here, always in sight: the wrong vial is the commonest mistake at a table. */
function SettingBar({ settings, setting, shift, onChange, onEnd }: BarProps) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`tablet.setting.${key}`)
  const product = settings.products.find(({ code }) => code === setting.product)
  return (
    <section class="setting" aria-label={text('bar')}>
      <p class="product">{product?.name ?? setting.product}</p>
      <dl>
        {[
          [text('lot'), setting.lot],
          [text('day'), setting.day],
          [text('doctor'), setting.doctor],
          [text('site'), settings.site],
          [texts.text('tablet.shift.person'), shift.person],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <button type="button" onClick={onChange}>
          {text('change')}
        </button>
        <EndShift shift={shift} onEnd={onEnd} />
      </div>
    </section>
  )
}

function EndShift({ shift, onEnd }: { shift: Shift; onEnd: () => void }) {
  const texts = useTexts()
  const end = () => void shift.end().then(onEnd, onEnd)
  return (
    <button type="button" onClick={end}>
      {texts.text('tablet.shift.end')}
    </button>
  )
}

const page = document.getElementById('page')!
page.before(pageHead(texts, 'tablet.title'))
render(
  <Spoken texts={texts}>
    <Tablet />
  </Spoken>,
  page,
)
warmUp()
