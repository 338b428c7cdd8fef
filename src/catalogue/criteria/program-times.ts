import { endOfLocalDay, startOfLocalDay } from '../../platform/calendar.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { remembered } from '../../platform/remembered.ts'

/** The dates of a program that decide what can still be done. A published program has a zone and both of its days. */
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

/** `program` stands for all that is not over yet: the call may be open, or closed, or the program may run. */
export type Stage = 'call' | 'program' | 'over' | 'cancelled'

/** How far a program has come at an instant, as far as its applications are concerned. */
export function stageOf(program: ProgramDates & { status: string }, at: Instant): Stage {
  if (program.status !== 'published') return 'cancelled'
  if (at >= programEndsAt(program)) return 'over'
  return at < callEndsAt(program) ? 'call' : 'program'
}
