import { Temporal } from 'temporal-polyfill'
import type { Instant } from './postgres/db.ts'
import { remembered } from './remembered.ts'
import { isTimeZone } from './time-zones.ts'

const LATEST: Instant = '9999-12-31T23:59:59.999Z'
/** Later ones have years of five digits, and then comparing the strings would not compare the instants. */
function wire(instant: Temporal.Instant): Instant {
  const text = instant.toString({ fractionalSecondDigits: 3 })
  return text.startsWith('+') ? LATEST : text
}

/** A stored zone that is none was accepted by an earlier version. It is read as UTC, as the database reads it (local_day_start). */
const zoneOf = remembered((stored: string) => (isTimeZone(stored) ? stored : 'UTC'))

/** The first instant of a local day, which is not midnight where the clocks leap over it. */
export const startOfLocalDay = (date: string, zone: string): Instant =>
  wire(Temporal.PlainDate.from(date).toZonedDateTime(zoneOf(zone)).startOfDay().toInstant())

/**
 * What a bare date means as a deadline (the 2017 calls have no times): the end of that local day, half open.
 * That is the first instant of the next day; what is received before it counts.
 */
export const endOfLocalDay = (date: string, zone: string): Instant =>
  startOfLocalDay(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), zone)

/** The next instant that can be stored: a millisecond later. */
export const justAfter = (instant: Instant): Instant => wire(Temporal.Instant.from(instant).add({ milliseconds: 1 }))

/** The date that a calendar on the wall of that zone shows. */
export const localDate = (instant: Instant, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zoneOf(zone)).toPlainDate().toString()

/** Made once: making a format takes a hundred times as long as using it. */
const LONG_DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const dayText = ({ year, month, day }: Temporal.PlainDate) => LONG_DATE.format(Date.UTC(year, month - 1, day))

/** An instant as people of that zone say it: '14 October 2017, 09:30 (Asia/Seoul)'. */
export const momentText = remembered((instant: Instant, zone: string) => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zoneOf(zone))
  return `${dayText(local.toPlainDate())}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })} (${zone})`
})

/** The same for a half-open end: the first instant of a day is told as the end of the day before. */
export const deadlineText = remembered((instant: Instant, zone: string) => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zoneOf(zone))
  if (!local.equals(local.startOfDay())) return momentText(instant, zone)
  return `the end of ${dayText(local.toPlainDate().subtract({ days: 1 }))} (${zone})`
})
