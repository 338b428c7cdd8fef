/** Calendars that people write dates in by mistake: the common year of one of their years. Month and day are the same. */
const SAME_DAYS: [name: string, years: number][] = [
  ['Buddhist', -543],
  ['Minguo', 1911],
  ['Dangun', -2333],
]
/** Calendars with other months: only the year can be told, within one. */
const OTHER_DAYS: [name: string, common: (year: number) => number][] = [
  ['Persian', (year) => year + 621],
  ['Islamic', (year) => Math.round(year * 0.970_224 + 621.6)],
]

const withYear = (year: number, date: string) => String(year).padStart(4, '0') + date.slice(4)

/**
 * The likely meaning of a date that is not plausible: a question to append to its fault, or ''. `date` is YYYY-MM-DD with any
 * year.
 */
export function calendarHint(date: string, isPlausible: (date: string) => boolean): string {
  const year = Number(date.slice(0, 4))
  for (const [name, years] of SAME_DAYS) {
    const common = withYear(year + years, date)
    if (isPlausible(common)) return `: is it ${common}, written by the ${name} calendar?`
  }
  const found = OTHER_DAYS.filter(([, common]) => isPlausible(withYear(common(year), date)))
  if (found.length === 0) return ''
  const years = found.map(([name, common]) => `${common(year)} (${name})`).join(' or ')
  return `: is it a year of another calendar, about ${years}?`
}
