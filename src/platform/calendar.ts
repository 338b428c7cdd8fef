import { Temporal } from 'temporal-polyfill'
import type { Instant } from './postgres/db.ts'
import { remembered } from './remembered.ts'
import { isTimeZone } from './time-zones.ts'

const LATEST: Instant = '9999-12-31T23:59:59.999Z'
/** An instant as text, at most LATEST: comparing texts with years of five digits would not compare instants. */
function wire(instant: Temporal.Instant): Instant {
  const text = instant.toString({ fractionalSecondDigits: 3 })
  return text.startsWith('+') ? LATEST : text
}

/** Earlier versions stored some invalid zones. They are read as UTC, as the database does (local_day_start). */
const zoneOf = remembered((stored: string) => (isTimeZone(stored) ? stored : 'UTC'))

/** The first instant of a local day. It is not midnight if the clocks skip midnight. */
export const startOfLocalDay = (date: string, zone: string): Instant =>
  wire(Temporal.PlainDate.from(date).toZonedDateTime(zoneOf(zone)).startOfDay().toInstant())

/**
 * A bare date as a deadline (the 2017 calls have no times): the end of that local day, half open. It is the first
 * instant of the next day; a submission counts if it is received before it.
 */
export const endOfLocalDay = (date: string, zone: string): Instant =>
  startOfLocalDay(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), zone)

/** The next instant that can be stored: a millisecond later. */
export const justAfter = (instant: Instant): Instant => wire(Temporal.Instant.from(instant).add({ milliseconds: 1 }))

/** The local date of an instant in a zone. */
export const localDate = (instant: Instant, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zoneOf(zone)).toPlainDate().toString()

/** Created once: creating a format takes a hundred times as long as using it. */
const LONG_DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const dayText = ({ year, month, day }: Temporal.PlainDate) => LONG_DATE.format(Date.UTC(year, month - 1, day))

/** A date as text: '14 October 2017'. */
export const dateText = (date: string): string => dayText(Temporal.PlainDate.from(date))

/** An instant as local text: '14 October 2017, 09:30 (Asia/Seoul)'. */
export const momentText = remembered((instant: Instant, zone: string) => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zoneOf(zone))
  return `${dayText(local.toPlainDate())}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })} (${zone})`
})

/** The same for a half-open end: the first instant of a day is written as the end of the day before. */
export const deadlineText = remembered((instant: Instant, zone: string) => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zoneOf(zone))
  if (!local.equals(local.startOfDay())) return momentText(instant, zone)
  return `the end of ${dayText(local.toPlainDate().subtract({ days: 1 }))} (${zone})`
})
