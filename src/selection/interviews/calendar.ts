import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { momentText } from '../../platform/calendar.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { InterviewStatus } from './lifecycle.ts'

export interface Entry {
  id: string
  status: InterviewStatus
  starts_at: Instant
  ends_at: Instant
  /** Counts the changes of time: a calendar takes the entry with the highest (RFC 5545, 3.8.7.4). */
  sequence: number
  updated_at: Instant
  /** It was moved to somebody else: the calendar of this reader cancels it. */
  isMovedAway: boolean
  title: string
  /** Each zone in which one of the two sides reads the time. */
  zones: readonly string[]
  url: string | null
  phone: string | null
}

const isOff = ({ status, isMovedAway }: Entry) => isMovedAway || status === 'cancelled' || status === 'not_held'

/**
 * A calendar (RFC 5545) with these interviews. An interview keeps its UID for good. Times are in UTC, so no rule of a zone
 * can be read in two ways; the description has them in the zones of the two sides.
 */
export function calendarOf(name: string, entries: readonly Entry[], isSingle = false): string {
  const [only] = entries
  const isCancel = isSingle && only !== undefined && isOff(only)
  const calendar = ical({
    name,
    prodId: { company: 'Cohort', product: 'Interviews', language: 'EN' },
    method: isCancel ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  for (const entry of entries) {
    const { id, starts_at, ends_at, sequence, updated_at, title, zones, url, phone } = entry
    const off = isOff(entry)
    const times = [...new Set(zones)].map((zone) => momentText(starts_at, zone))
    const ways = off ? [] : [url, phone].filter((way) => way !== null)
    const event = calendar.createEvent({
      id: `${id}@interviews.cohort`,
      sequence,
      start: new Date(starts_at),
      end: new Date(ends_at),
      stamp: new Date(updated_at),
      summary: title,
      description: [...times, ...ways].join('\n'),
      status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    if (!off && (url ?? phone)) event.location(String(url ?? phone))
    if (!off && url) event.url(url)
  }
  return calendar.toString()
}
