import { calendarHint } from '../../platform/other-calendars.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import type { Membership, MembershipInput } from './schema.ts'

/** A city was never a member before the network's time, and nobody knows its far future. */
const isPlausible = (day: string) => day >= '1900' && day < '2201'
/** Of a year of another calendar, one of these is meant. */
const isOfToday = (day: string) => /^(19[5-9]|20[0-4])/.test(day)

/** Compares ISO days as text: a later day is a greater text. */
const isAfter = (a: string | null | undefined, b: string | null | undefined) => Boolean(a && b && a > b)

const overlap = (one: MembershipInput, other: MembershipInput) =>
  !isAfter(one.from, other.until) && !isAfter(other.from, one.until)

/** The faults of a period of membership, also against the city's other periods. */
export function membershipFaults(
  period: MembershipInput,
  pointer: string,
  others: readonly MembershipInput[],
): ProblemItem[] {
  const faults: ProblemItem[] = []
  const wrong = (member: string, detail: string) =>
    faults.push({ pointer: `${pointer}/${member}`, code: 'invalid', detail })
  for (const member of ['from', 'until', 'suspended_from', 'suspended_until'] as const) {
    const day = period[member]
    if (day && !isPlausible(day))
      faults.push({
        pointer: `${pointer}/${member}`,
        code: 'implausible',
        detail: `must be in the years 1900 to 2200${calendarHint(day, isOfToday)}`,
      })
  }
  if (faults.length > 0) return faults
  if (isAfter(period.from, period.until)) wrong('until', 'is before from')
  if (period.suspended_until && !period.suspended_from) wrong('suspended_from', 'is required with suspended_until')
  if (isAfter(period.suspended_from, period.suspended_until)) wrong('suspended_until', 'is before suspended_from')
  const other = others.find((each) => overlap(period, each))
  if (other)
    wrong(
      'from',
      `overlaps the period that begins on ${other.from}: end that period first, or send all periods in memberships`,
    )
  return faults
}

/** The faults of a list that replaces all periods. Each period is compared with those before it. */
export const membershipsFaults = (periods: readonly MembershipInput[]) =>
  periods.flatMap((period, i) => membershipFaults(period, `/memberships/${i}`, periods.slice(0, i)))

/** A period as an answer shows it: members that were left out are null. */
export const wholePeriod = ({ from, until, suspended_from, suspended_until }: MembershipInput): Membership => ({
  from,
  until: until ?? null,
  suspended_from: suspended_from ?? null,
  suspended_until: suspended_until ?? null,
})

/**
 * Adds a period, or corrects the known period with the same `from`. A correction keeps the members that it leaves out:
 * it must not end a suspension or resume an ended membership.
 */
export function withPeriod(before: readonly Membership[], given: MembershipInput) {
  const others = before.filter(({ from }) => from !== given.from)
  const period = wholePeriod({ ...before.find(({ from }) => from === given.from), ...given })
  return { period, others }
}
