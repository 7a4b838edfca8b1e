import csv from '../../certificate/src/main/resources/vrs/certificate/products.csv?raw'
import type { Language } from './words'

interface Row {
  readonly cvx: string
  readonly issuedFrom: string
  readonly name: Readonly<Record<Language, string>>
}

const rows: readonly Row[] = csv
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [cvx, issuedFrom, ja, en] = line.split(',') as [string, string, string, string]
    return { cvx, issuedFrom, name: { ja, en } }
  })

/**
 * What a product code meant on the day when a card was issued (製品名), else the code itself. Codes
 * were refined over time, so an old card shows the coarser name.
 */
export function productName(
  dose: { readonly codeSystem: string; readonly productCode: string },
  issued: Date | undefined,
  language: Language,
): string {
  const day = issued?.toISOString().slice(0, 10) ?? ''
  const row = rows.findLast(
    ({ cvx, issuedFrom }) =>
      dose.codeSystem === 'CVX' && cvx === dose.productCode && issuedFrom <= day,
  )
  return row?.name[language] ?? `${dose.codeSystem} ${dose.productCode}`
}
