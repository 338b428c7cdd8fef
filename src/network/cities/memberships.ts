import type { ProblemItem } from '../../platform/problem.ts'
import type { Membership, MembershipInput } from './schema.ts'

/** Whole days as text, so that a later day is a greater text. */
const isAfter = (a: string | null | undefined, b: string | null | undefined) => Boolean(a && b && a > b)

const overlap = (one: MembershipInput, other: MembershipInput) =>
  !isAfter(one.from, other.until) && !isAfter(other.from, one.until)

/** What is wrong with a period of membership beside the other periods of the city. */
export function membershipFaults(
  period: MembershipInput,
  pointer: string,
  others: readonly MembershipInput[],
): ProblemItem[] {
  const faults: ProblemItem[] = []
  const wrong = (member: string, detail: string) =>
    faults.push({ pointer: `${pointer}/${member}`, code: 'invalid', detail })
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

/** The same of a list that takes the place of all periods: each is compared with those before it. */
export const membershipsFaults = (periods: readonly MembershipInput[]) =>
  periods.flatMap((period, i) => membershipFaults(period, `/memberships/${i}`, periods.slice(0, i)))

/** A period with every member it has in an answer. */
export const wholePeriod = ({ from, until, suspended_from, suspended_until }: MembershipInput): Membership => ({
  from,
  until: until ?? null,
  suspended_from: suspended_from ?? null,
  suspended_until: suspended_until ?? null,
})

/**
 * The periods after one was given. With the beginning of a known period it corrects that one, and what it does not mention
 * stays: a correction must not end a suspension, nor begin an ended membership again.
 */
export function withPeriod(before: readonly Membership[], given: MembershipInput) {
  const others = before.filter(({ from }) => from !== given.from)
  const period = wholePeriod({ ...before.find(({ from }) => from === given.from), ...given })
  return { period, others }
}
