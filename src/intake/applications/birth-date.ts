import { Temporal } from 'temporal-polyfill'
import { calendarHint } from '../../platform/other-calendars.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { ProblemItem } from '../../platform/problem.ts'

const YOUNGEST = 16
const OLDEST = 100

/** The faults of a birth date: an official is between 16 and 100 years old, counted on the UTC day of `now`. */
export function birthDateFaults(birth_date: string | null | undefined, now: Instant): ProblemItem[] {
  if (!birth_date) return []
  const today = Temporal.PlainDate.from(now.slice(0, 10))
  const latest = today.subtract({ years: YOUNGEST }).toString()
  const earliest = today.subtract({ years: OLDEST }).toString()
  const isPlausible = (date: string) => earliest <= date && date <= latest
  if (isPlausible(birth_date)) return []
  const hint = calendarHint(birth_date, isPlausible)
  return [
    { pointer: '/applicant/birth_date', code: 'implausible', detail: `must be from ${earliest} to ${latest}${hint}` },
  ]
}
