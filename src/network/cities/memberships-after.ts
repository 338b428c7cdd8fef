import { type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { membershipFaults, membershipsFaults, wholePeriod, withPeriod } from './memberships.ts'
import type { CityChange, Membership } from './schema.ts'

/** Throws if there are faults. Errors: content_invalid. */
export function refuseFaulty(faults: ProblemItem[]) {
  if (faults.length > 0) throw unprocessable(faults)
}

/** A city's periods after a change; undefined: the change does not touch them. Errors: content_invalid. */
export function periodsAfter(before: Membership[], { membership, memberships }: CityChange): Membership[] | undefined {
  if (membership && memberships)
    refuseFaulty([{ pointer: '/memberships', code: 'conflict', detail: 'give either membership or memberships' }])
  if (memberships) {
    refuseFaulty(membershipsFaults(memberships))
    return memberships.map(wholePeriod)
  }
  if (!membership) return undefined
  const { period, others } = withPeriod(before, membership)
  refuseFaulty(membershipFaults(period, '/membership', others))
  return [...others, period]
}
