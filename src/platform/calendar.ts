import { Temporal } from 'temporal-polyfill'
import type { Instant } from './db.ts'

const wire = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 })

/** The first instant of a local day, daylight saving and days that begin at 01:00 included. */
export const startOfLocalDay = (date: string, zone: string): Instant =>
  wire(Temporal.PlainDate.from(date).toZonedDateTime(zone).startOfDay().toInstant())

/** A date without a time means the end of that local day, half open: the first instant of the next one. */
export const endOfLocalDay = (date: string, zone: string): Instant =>
  startOfLocalDay(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), zone)

export const localDate = (instant: Instant, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
