import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../platform/postgres/db.ts'

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export interface Availability {
  /** Local times, `HH:MM`. */
  from: string
  until: string
  weekdays?: readonly Weekday[] | undefined
}
export interface Span {
  starts_at: Instant
  ends_at: Instant
}
interface Layout {
  minutes: number
  pause_minutes: number
}

const wire = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 })

/** The end of a meeting that begins at an instant. */
export const endOf = (starts_at: Instant, minutes: number): Instant =>
  wire(Temporal.Instant.from(starts_at).add({ minutes }))

/**
 * The meetings that fit into the hours of an interviewer, on each of their local days that touch the window; each lies
 * inside the window. Lengths are of elapsed time: where the clocks change, a day has fewer or more meetings. At most
 * `most` are made.
 */
export function spansOf(
  window: { start: Instant; end: Instant },
  zone: string,
  { from, until, weekdays = WEEKDAYS }: Availability,
  { minutes, pause_minutes }: Layout,
  most: number,
): Span[] {
  const [start, end] = [Temporal.Instant.from(window.start), Temporal.Instant.from(window.end)]
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  const last = dayOf(end.subtract({ milliseconds: 1 }))
  const spans: Span[] = []
  for (let day = dayOf(start); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!weekdays.includes(WEEKDAYS[day.dayOfWeek - 1] as Weekday)) continue
    const at = (time: string) =>
      day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
    const closes = at(until)
    let begins = at(from)
    for (;;) {
      const ends = begins.add({ minutes })
      if (Temporal.Instant.compare(ends, closes) > 0 || spans.length >= most) break
      if (Temporal.Instant.compare(begins, start) >= 0 && Temporal.Instant.compare(ends, end) <= 0)
        spans.push({ starts_at: wire(begins), ends_at: wire(ends) })
      begins = ends.add({ minutes: pause_minutes })
    }
    if (spans.length >= most) break
  }
  return spans
}
