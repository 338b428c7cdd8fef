import { endOfLocalDay, startOfLocalDay } from '../../platform/calendar.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { remembered } from '../../platform/remembered.ts'

/** The dates that decide which actions are still possible. A published program has all but perhaps `closes_at`. */
export interface ProgramDates {
  closes_at: Instant | null
  starts_on: string | null
  ends_on: string | null
  timezone: string | null
}

// Temporal takes 20 us for one of these, and every answer about an application needs two.
const startOf = remembered((day: string | null, zone: string | null) => startOfLocalDay(String(day), zone ?? 'UTC'))
const endOf = remembered((day: string | null, zone: string | null) => endOfLocalDay(String(day), zone ?? 'UTC'))

/** The end of the call, half open. A call without a deadline is open until the program starts. */
export const callEndsAt = ({ closes_at, starts_on, timezone }: Omit<ProgramDates, 'ends_on'>): Instant =>
  closes_at ?? startOf(starts_on, timezone)

/** The first instant after the program's last day. */
export const programEndsAt = ({ ends_on, timezone }: Pick<ProgramDates, 'ends_on' | 'timezone'>): Instant =>
  endOf(ends_on, timezone)

/** `call`: the call has not ended. `program`: it has ended, and the program is not over. */
export type Stage = 'call' | 'program' | 'over' | 'cancelled'

/** The stage of a program at an instant, as it matters for its applications. */
export function stageOf(program: ProgramDates & { status: string }, at: Instant): Stage {
  if (program.status !== 'published') return 'cancelled'
  if (at >= programEndsAt(program)) return 'over'
  return at < callEndsAt(program) ? 'call' : 'program'
}
