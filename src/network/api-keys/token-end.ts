import { Temporal } from 'temporal-polyfill'
import { endOfLocalDay, localDate } from '../../platform/calendar.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { remembered } from '../../platform/remembered.ts'

/** An applicant's token still opens the application for so long after the program, for letters and certificates. */
export const TOKEN_DAYS = 30

const daysAfter = remembered((day: string | null, zone: string | null) => {
  const last = Temporal.PlainDate.from(String(day)).add({ days: TOKEN_DAYS })
  return endOfLocalDay(last.toString(), zone ?? 'UTC')
})

export interface TokenDates {
  ends_on: string | null
  closes_at: Instant | null
  timezone: string | null
}

/**
 * The instant at which the applicants' tokens of a program end: 30 days after its last day, in its zone. Without a last
 * day, 30 days after the close of its call. Null: the program has neither.
 */
export function tokenEndsAt({ ends_on, closes_at, timezone }: TokenDates): Instant | null {
  const last = ends_on ?? (closes_at && localDate(closes_at, timezone ?? 'UTC'))
  return last && daysAfter(last, timezone)
}
