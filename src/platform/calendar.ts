import { Temporal } from 'temporal-polyfill'
import type { Instant } from './db.ts'

const wire = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 })

/** An IANA zone such as Asia/Seoul. An offset such as +09:00 is none: it knows no daylight saving. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The first instant of a local day, which is not midnight where the clocks leap over it. */
export const startOfLocalDay = (date: string, zone: string): Instant =>
  wire(Temporal.PlainDate.from(date).toZonedDateTime(zone).startOfDay().toInstant())

/**
 * What a bare date means as a deadline (the 2017 calls have no times): the end of that local day, half open.
 * That is the first instant of the next day; what is received before it counts.
 */
export const endOfLocalDay = (date: string, zone: string): Instant =>
  startOfLocalDay(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), zone)

/** The date that a calendar on the wall of that zone shows. */
export const localDate = (instant: Instant, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()

/** An instant as people of that zone say it: '14 October 2017, 09:30 (Asia/Seoul)'. */
export function momentText(instant: Instant, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  const day = local.toPlainDate().toLocaleString('en-GB', { dateStyle: 'long' })
  return `${day}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })} (${zone})`
}

/** The same for a half-open end: the first instant of a day is told as the end of the day before. */
export function deadlineText(instant: Instant, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  if (!local.equals(local.startOfDay())) return momentText(instant, zone)
  const day = local.toPlainDate().subtract({ days: 1 }).toLocaleString('en-GB', { dateStyle: 'long' })
  return `the end of ${day} (${zone})`
}
