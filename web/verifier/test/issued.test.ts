import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readTrustList } from '../trust'
import { verify } from '../verify'

const file = (name: string) => readFileSync(new URL(`issued/${name}`, import.meta.url), 'utf8')
const NOW = new Date('2026-11-24T00:00:00Z')
const trust = await readTrustList(file('trust.json'))

test('a domestic card of ten doses issued by the server is valid here', async () => {
  const [verdict] = await verify(file('domestic.smart-health-card'), trust, NOW)
  expect(verdict).toMatchObject({
    outcome: 'VALID',
    checks: ['signature', 'issuer-and-key', 'time', 'revocation-list'],
    content: { names: ['𠮷野　髙子'], birthDate: '1950-04-01' },
  })
  expect(verdict?.outcome === 'VALID' && verdict.content.doses).toHaveLength(10)
})

test('an overseas card has both names, and its seal the passport', async () => {
  const [card] = await verify(file('overseas.smart-health-card'), trust, NOW)
  const [seal] = await verify(file('overseas-vds-nc.json'), trust, NOW)
  expect(card).toMatchObject({ outcome: 'VALID', content: { names: ['𠮷野　髙子', 'YOSHINO TAKAKO'] } })
  expect(seal).toMatchObject({
    outcome: 'VALID',
    content: { names: ['YOSHINO  TAKAKO'], passport: 'TZ1234567', certificateId: 'JA1234567894' },
  })
})

test('once its rid is listed, the card is not valid any more', async () => {
  const revoking = await readTrustList(file('revoking.json'))
  expect(await verify(file('domestic.smart-health-card'), revoking, NOW)).toEqual([
    { outcome: 'NOT_VALID', reason: 'C102' },
  ])
})
