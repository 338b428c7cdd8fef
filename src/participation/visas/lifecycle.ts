import type { Role } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'

export const VISA_STATUSES = [
  'not_required',
  'to_apply',
  'letter_requested',
  'letter_issued',
  'applied',
  'granted',
  'refused',
] as const
export type VisaStatus = (typeof VISA_STATUSES)[number]
type By = 'applicant' | 'staff'

const EITHER = ['applicant', 'staff'] as const
const STAFF = ['staff'] as const

/**
 * Every move of a visa, by state. The first state is any of them: an applicant may have a visa already. Staff correct what
 * was told wrongly.
 */
const MOVES: Record<VisaStatus, Partial<Record<VisaStatus, readonly By[]>>> = {
  not_required: { to_apply: STAFF },
  to_apply: { letter_requested: EITHER, applied: EITHER, not_required: STAFF },
  letter_requested: { letter_issued: STAFF, applied: EITHER, to_apply: STAFF },
  letter_issued: { applied: EITHER, to_apply: STAFF },
  applied: { granted: EITHER, refused: EITHER, to_apply: STAFF },
  granted: { refused: STAFF, applied: STAFF },
  refused: { applied: STAFF },
}
/** The states that an applicant can tell at first. */
const FIRST: readonly VisaStatus[] = ['to_apply', 'letter_requested', 'applied', 'granted', 'refused']

const byOf = (role: Role): By => (role === 'applicant' ? 'applicant' : 'staff')

/** The states that a caller of this role can tell next. Null: nothing is told yet. */
export const nextVisaStatuses = (from: VisaStatus | null, role: Role): VisaStatus[] =>
  VISA_STATUSES.filter((to) => {
    if (from === null) return byOf(role) === 'staff' || FIRST.includes(to)
    return MOVES[from][to]?.includes(byOf(role)) ?? false
  })

/** Checks a move. To tell the same again is none. Errors: visa_state, with the state and those that can follow. */
export function checkVisaMove(from: VisaStatus | null, to: VisaStatus, role: Role): void {
  const allowed = nextVisaStatuses(from, role)
  if (from === to || allowed.includes(to)) return
  throw new Problem(409, 'visa_state', `The visa is ${from ?? 'not told of'}: it does not become ${to}.`, {
    state: from,
    allowed,
  })
}
