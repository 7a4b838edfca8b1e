import { useEffect, useRef } from 'preact/hooks'
import type { ReceiptAnswer } from '../parts/api'
import { moment } from '../parts/dates'
import { useTexts } from '../parts/ui'

/** The receipt: the dose is durably recorded (A4). It names nobody; the next person is one key away. */
export function ShowReceipt({ receipt, onNext }: { receipt: ReceiptAnswer; onNext: () => void }) {
  const texts = useTexts()
  const text = (key: string) => texts.text(`tablet.receipt.${key}`)
  const kind = receipt.waiting ? 'waiting' : receipt.orphan ? 'orphan' : 'recorded'
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <main class="narrow">
      <h1>{text('title')}</h1>
      <div class={`notice ${kind === 'recorded' ? 'good' : 'unsure'}`} role="status">
        <h2>{text(kind)}</h2>
        <p>{text(`${kind}.do`)}</p>
      </div>
      <dl class="facts">
        <dt>{text('time')}</dt>
        <dd>{moment(new Date(receipt.recorded), texts.language)}</dd>
        <dt>{text('id')}</dt>
        <dd>{receipt.id}</dd>
        <dt>{text('digest')}</dt>
        <dd class="small">{receipt.digest}</dd>
      </dl>
      <button class="main big" ref={next} onClick={onNext}>
        {text('next')}
      </button>
    </main>
  )
}
