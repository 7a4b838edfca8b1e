import { useState } from 'preact/hooks'
import type { SiteSettings } from '../parts/api'
import { Field, Heading, useTexts } from '../parts/ui'
import { today } from './site'

/** What is given at this table today. It holds until the day ends in Japan. */
export interface Setting {
  readonly day: string
  readonly product: string
  readonly lot: string
  readonly doctor: string
}

const KEPT = 'vrs.tablet.setting'

/** The setting of today, if it was made already on this tablet. */
export function keptSetting(): Setting | undefined {
  const kept = localStorage.getItem(KEPT)
  const setting = kept === null ? undefined : (JSON.parse(kept) as Setting)
  return setting?.day === today() ? setting : undefined
}

interface Props {
  settings: SiteSettings
  before: Setting | undefined
  onSet: (setting: Setting) => void
}

export function ChooseSetting({ settings, before, onSet }: Props) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`tablet.setting.${key}`)
  const [product, setProduct] = useState(before?.product ?? '')
  const [lot, setLot] = useState(before?.lot ?? '')
  const [doctor, setDoctor] = useState(before?.doctor ?? '')
  const day = today()
  const lots = settings.lots.filter((each) => each.product === product && each.expires >= day)
  const choose = (event: Event) => {
    event.preventDefault()
    const setting = { day, product, lot, doctor: doctor.trim() }
    localStorage.setItem(KEPT, JSON.stringify(setting))
    onSet(setting)
  }
  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <p>{text('intro')}</p>
      <form onSubmit={choose}>
        <Field label={text('product')}>
          {(attributes) => (
            <select
              {...attributes}
              required
              value={product}
              onChange={(event) => {
                setProduct(event.currentTarget.value)
                setLot('')
              }}
            >
              <option value="">{text('choose')}</option>
              {settings.products.map((each) => (
                <option key={each.code} value={each.code}>
                  {each.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={text('lot')} hint={text('lot.hint')}>
          {(attributes) => (
            <select
              {...attributes}
              required
              value={lot}
              onChange={(event) => setLot(event.currentTarget.value)}
            >
              <option value="">{text('choose')}</option>
              {lots.map((each) => (
                <option key={each.number} value={each.number}>
                  {texts.text('tablet.setting.lot.expires', { number: each.number, expires: each.expires })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={text('doctor')}>
          {(attributes) => (
            <input
              {...attributes}
              required
              maxLength={40}
              autocomplete="off"
              value={doctor}
              onInput={(event) => setDoctor(event.currentTarget.value)}
            />
          )}
        </Field>
        <button class="main">{text('do')}</button>
      </form>
    </main>
  )
}
