import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/postgres/db.ts'
import { isTimeZone } from '../../platform/time-zones.ts'
import type { Span } from './generate-slots.ts'

/** The hours of a day in which nobody minds a meeting. */
const DAY_BEGINS = 8
const DAY_ENDS = 20

const localOf = (instant: Instant, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone)

/** An instant as a local time with its offset, such as 2017-10-16T09:00:00+09:00. */
export const localText = (instant: Instant, zone: string): string =>
  localOf(instant, zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })

/** Whether a meeting is between 08:00 and 20:00 of one day in a zone. */
export function isByDay({ starts_at, ends_at }: Span, zone: string): boolean {
  const [from, to] = [localOf(starts_at, zone), localOf(ends_at, zone)]
  const isBefore = to.hour < DAY_ENDS || (to.hour === DAY_ENDS && to.minute === 0 && to.second === 0)
  return from.toPlainDate().equals(to.toPlainDate()) && from.hour >= DAY_BEGINS && isBefore
}

/** Not in the types of TypeScript yet. */
type WithZones = { getTimeZones(): string[] }

/** The zones of a country, as ICU knows them; none for a code that it does not know. */
export function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as unknown as WithZones
  return locale.getTimeZones().filter(isTimeZone)
}

export type ZoneSource = 'query' | 'interview' | 'country' | 'program'
export interface ChosenZone {
  time_zone: string
  time_zone_from: ZoneSource
}

/**
 * The zone in which times are shown: the one that was asked for, else the one that the applicant told, else that of the
 * city’s country if it has a single one, else the program’s.
 */
export function chooseZone(
  asked: string | undefined,
  told: string | null | undefined,
  country: string | undefined,
  program: string,
): ChosenZone {
  if (asked) return { time_zone: asked, time_zone_from: 'query' }
  if (told) return { time_zone: told, time_zone_from: 'interview' }
  const [only, ...others] = country ? zonesOf(country) : []
  if (only && others.length === 0) return { time_zone: only, time_zone_from: 'country' }
  return { time_zone: program, time_zone_from: 'program' }
}

/** The zones in which none of these meetings is by day. */
export const zonesWithoutDay = (spans: readonly Span[], zones: readonly string[]): string[] =>
  zones.filter((zone) => !spans.some((span) => isByDay(span, zone)))
