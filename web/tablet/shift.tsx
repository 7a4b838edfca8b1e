import { useEffect, useState } from 'preact/hooks'
import type { SitePerson } from '../parts/api'
import { Field, Heading, Trouble, useDeed, useTexts } from '../parts/ui'
import { Device, type Shift } from './device'

interface Props {
  device: Device
  onOpened: (shift: Shift) => void
  onForgotten: () => void
}

/** A named person begins work on this device. */
export function OpenShift({ device, onOpened, onForgotten }: Props) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`tablet.shift.${key}`)
  const [people, setPeople] = useState<readonly SitePerson[]>([])
  const [person, setPerson] = useState('')
  const [pin, setPin] = useState('')
  const loading = useDeed()
  const opening = useDeed()
  useEffect(() => void loading.run(async () => setPeople(await device.people())), [device])

  const open = (event: Event) => {
    event.preventDefault()
    void opening.run(async () => {
      setPin('')
      onOpened(await device.open(people.find(({ id }) => id === person)!, pin))
    })
  }
  const forget = () => void opening.run(() => Device.forget().then(onForgotten))
  return (
    <main class="narrow">
      <Heading>{text('title')}</Heading>
      <dl class="facts">
        <dt>{text('site')}</dt>
        <dd>{device.site}</dd>
        <dt>{text('device')}</dt>
        <dd>{device.label}</dd>
      </dl>
      <Trouble cause={loading.trouble ?? opening.trouble} />
      <form onSubmit={open}>
        <fieldset>
          <legend>{text('person')}</legend>
          {people.map((each) => (
            <label class="choice" key={each.id}>
              <input
                type="radio"
                name="person"
                required
                checked={person === each.id}
                onChange={() => setPerson(each.id)}
              />
              {each.name}
            </label>
          ))}
        </fieldset>
        <Field label={text('pin')} hint={text('pin.hint')}>
          {(attributes) => (
            <input
              {...attributes}
              class="digits"
              type="password"
              inputMode="numeric"
              autocomplete="off"
              pattern="\d{6}"
              required
              value={pin}
              onInput={(event) => setPin(event.currentTarget.value)}
            />
          )}
        </Field>
        <button class="main" disabled={opening.busy}>
          {text('do')}
        </button>
      </form>
      <details>
        <summary>{text('forget')}</summary>
        <p>{text('forget.why')}</p>
        <button class="danger" type="button" onClick={forget}>
          {text('forget.do')}
        </button>
      </details>
    </main>
  )
}
