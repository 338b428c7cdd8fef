import { Temporal } from 'temporal-polyfill'
import { localDate, startOfLocalDay } from '../../platform/calendar.ts'
import { calendarHint } from '../../platform/other-calendars.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import type { ProblemItem } from '../../platform/problem.ts'

interface Dates {
  call_mode?: 'round' | 'rolling' | undefined
  timezone?: string | null | undefined
  opens_on?: string | null | undefined
  closes_on?: string | null | undefined
  opens_at?: Instant | null | undefined
  closes_at?: Instant | null | undefined
  decisions_on?: string | null | undefined
  starts_on?: string | null | undefined
  ends_on?: string | null | undefined
}
type Interviews = { from: string; to: string } | null | undefined
/** A day and its name in a fault: 'is ..., after the first day of the program'. */
type Limit = [day: string | null | undefined, name: string]

/** `listPrograms` takes these years. */
const FIRST_YEAR = '1990'
const LAST_YEAR = '2200'

/** Programs are planned some years ahead; of a year of another calendar, one of these is meant. */
const isOfToday = (date: string) => /^20[0-7]/.test(date)

const fault = (pointer: string, code: string, detail: string): ProblemItem => ({ pointer, code, detail })

function dayFault(pointer: string, day: string | null | undefined, from: Limit[], until: Limit[]): ProblemItem[] {
  if (!day) return []
  if (day.slice(0, 4) < FIRST_YEAR || day.slice(0, 4) > LAST_YEAR)
    return [
      fault(
        pointer,
        'implausible',
        `is ${day}: it must be in the years ${FIRST_YEAR} to ${LAST_YEAR}${calendarHint(day, isOfToday)}`,
      ),
    ]
  const missed = from.find(([limit]) => limit && day < limit)
  if (missed) return [fault(pointer, 'order', `is ${day}, before ${missed[1]} (${missed[0]})`)]
  const passed = until.find(([limit]) => limit && day > limit)
  return passed ? [fault(pointer, 'order', `is ${day}, after ${passed[1]} (${passed[0]})`)] : []
}

/** The local day of an instant; falsy while the zone is unknown, so that the instant is not compared with days. */
const dayOf = (at: Instant | null | undefined, zone: string | null | undefined) => at && zone && localDate(at, zone)

const justBefore = (instant: Instant) =>
  Temporal.Instant.from(instant).subtract({ milliseconds: 1 }).toString({ fractionalSecondDigits: 3 })

/**
 * The faults in the order of a program's dates: start and end of the call, interviews, decisions, first and last day.
 * Unknown dates are skipped, and two dates may be the same day. A rolling call may go on during interviews and
 * decisions, and may end as late as the program.
 */
export function dateFaults(program: Dates, interviews: Interviews): ProblemItem[] {
  const { call_mode, timezone, opens_at, closes_at, starts_on, ends_on } = program
  const rolling = call_mode === 'rolling'
  const opening = program.opens_on ?? dayOf(opens_at, timezone)
  const closing = program.closes_on ?? dayOf(closes_at && justBefore(closes_at), timezone)
  const opens: Limit = [opening, 'the opening of the call']
  const closes: Limit = [rolling ? null : closing, 'the last day of the call']
  const starts: Limit = [starts_on, 'the first day of the program']
  const ends: Limit = [ends_on, 'the last day of the program']
  const interviewed: Limit = [interviews?.to, 'the last day of the interviews']

  const faults = [
    ...dayFault('/call/opens_at', opening ?? opens_at, [], opening ? [starts] : []),
    ...dayFault(
      '/call/closes_at',
      closing ?? closes_at,
      closing ? [opens] : [],
      closing ? [rolling ? ends : starts, ends] : [],
    ),
    ...dayFault('/selection/interviews/from', interviews?.from, [opens, closes], [starts]),
    ...dayFault('/selection/interviews/to', interviews?.to, [[interviews?.from, 'from']], [starts]),
    ...dayFault('/decisions_on', program.decisions_on, [opens, closes, interviewed], [starts]),
    ...dayFault('/starts_on', starts_on, [], []),
    ...dayFault('/ends_on', ends_on, [starts], []),
  ]
  const isTold = (pointer: string) => faults.some((each) => each.pointer === pointer)
  if (opens_at && closes_at && closes_at <= opens_at && !isTold('/call/closes_at'))
    faults.unshift(fault('/call/closes_at', 'order', 'is not after the opening of the call'))
  // A call without a deadline ends when the program starts.
  const start = starts_on && timezone && !isTold('/starts_on') ? startOfLocalDay(starts_on, timezone) : null
  if (opens_at && !program.closes_on && !closes_at && start && opens_at >= start && !isTold('/call/opens_at'))
    faults.unshift(fault('/call/opens_at', 'order', 'is not before the start of the program'))
  return faults
}
