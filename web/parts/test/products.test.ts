import { expect, test } from 'vitest'
import { productName } from '../products'

test('a product code is named as of the day of issue, and an unknown one stays a code', () => {
  const bivalent = { codeSystem: 'CVX', productCode: '300' }
  expect(productName(bivalent, new Date('2022-12-01'), 'en')).toBe('Comirnaty bivalent (Pfizer)')
  expect(productName(bivalent, new Date('2023-03-01'), 'en')).toBe('Comirnaty original/BA.4-5 (Pfizer)')
  expect(productName({ codeSystem: 'CVX', productCode: '999' }, new Date(), 'ja')).toBe('CVX 999')
  expect(productName({ codeSystem: 'ICD-11', productCode: '300' }, new Date(), 'ja')).toBe('ICD-11 300')
})
