import { Temporal } from 'temporal-polyfill'

export interface Noted {
  on_day: string
  /** The title of the session. Empty: the whole day. */
  session: string
  is_present: boolean
}
interface Program {
  starts_on: string
  ends_on: string
  agenda: readonly { on: string; title: string }[]
}

/** Each day of a program. */
export function daysOf({ starts_on, ends_on }: Pick<Program, 'starts_on' | 'ends_on'>): string[] {
  const first = Temporal.PlainDate.from(starts_on)
  const count = first.until(ends_on).days + 1
  return Array.from({ length: count }, (_, i) => first.add({ days: i }).toString())
}

/**
 * How much of a program somebody attended: by its days, or by the sessions of its agenda. A day counts if they were there,
 * or at one of its sessions. A session counts if they were there; if nobody noted it, by the day.
 */
export function attendanceOf(program: Program, noted: readonly Noted[], by: 'day' | 'session') {
  const find = (on: string, session: string) => noted.find((each) => each.on_day === on && each.session === session)
  const sessions = by === 'session' ? program.agenda : []
  const units =
    sessions.length > 0
      ? sessions.map(({ on, title }) => (find(on, title) ?? find(on, ''))?.is_present ?? false)
      : daysOf(program).map((on) => noted.some((each) => each.on_day === on && each.is_present))
  const attended = units.filter(Boolean).length
  return { attended, of: units.length, share: units.length > 0 ? Math.round((attended / units.length) * 100) / 100 : 0 }
}
