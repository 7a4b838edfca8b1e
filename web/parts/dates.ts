import type { Language } from './words'

/**
 * A day as people write it, with the Japanese year beside it; what is unknown (不詳) is said.
 *
 * @param iso `1950-04-12`; unknown parts are left out or `00`
 */
export function written(iso: string, language: Language, era = true): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number?, number?]
  if (language === 'en') {
    const name = month && new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1))
    return day ? `${day} ${name} ${year}` : month ? `${name} ${year}, day unknown` : `${year}, month and day unknown`
  }
  return day
    ? `${year}年${month}月${day}日${era ? japaneseYear(year, month!, day) : ''}`
    : month
      ? `${year}年${month}月(日は不詳)`
      : `${year}年(月日は不詳)`
}

function japaneseYear(year: number, month: number, day: number): string {
  const form = { era: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return `(${new Intl.DateTimeFormat('ja-JP-u-ca-japanese', form).format(Date.UTC(year, month - 1, day))})`
}

/** A moment as the clocks in Japan show it. */
export function moment(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Asia/Tokyo',
  }).format(date)
}
