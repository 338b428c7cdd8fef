import { Temporal } from 'temporal-polyfill'
import { calendarHint } from '../../platform/other-calendars.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { ProblemItem } from '../../platform/problem.ts'

/** Passports are valid for ten years, in a few countries for fifteen. */
const LATEST_YEARS = 15
/** An expired passport is the concern of a criterion. One that expired so long ago is a slip. */
const EARLIEST_YEARS = 30

/** The faults of the day on which a passport expires, counted from the UTC day of `now`. */
export function passportDateFaults(
  passport: { expires_on?: string | null } | null | undefined,
  now: Instant,
): ProblemItem[] {
  const expires_on = passport?.expires_on
  if (!expires_on) return []
  const today = Temporal.PlainDate.from(now.slice(0, 10))
  const earliest = today.subtract({ years: EARLIEST_YEARS }).toString()
  const latest = today.add({ years: LATEST_YEARS }).toString()
  const isPlausible = (date: string) => earliest <= date && date <= latest
  if (isPlausible(expires_on)) return []
  const hint = calendarHint(expires_on, isPlausible)
  return [
    { pointer: '/passport/expires_on', code: 'implausible', detail: `must be from ${earliest} to ${latest}${hint}` },
  ]
}
