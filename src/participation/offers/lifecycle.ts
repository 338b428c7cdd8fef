import type { ConditionKind as Kind } from '../../catalogue/programs/settings-schema.ts'
import type { Status } from '../../intake/applications/lifecycle.ts'
import { Problem } from '../../platform/problem.ts'

export const OFFER_STATUSES = ['open', 'accepted', 'declined', 'expired', 'withdrawn', 'deferred'] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]

/**
 * The offer of an application in each state. An offer is made when its application comes to hold a seat, and moves with
 * it: the lifecycle of the application says by whom. The database's offer_status_of must agree.
 */
const OFFER_OF: Partial<Record<Status, OfferStatus>> = {
  offered: 'open',
  accepted: 'accepted',
  confirmed: 'accepted',
  declined: 'declined',
  offer_expired: 'expired',
  deferred: 'deferred',
}
/** An application that ends in another way takes its offer with it, as one that staff withdraw. */
export const offerOf = (status: Status): OfferStatus => OFFER_OF[status] ?? 'withdrawn'

/** The acts of staff on an offer while its application stays as it is, by state. `settle`: meet, waive or fail a condition. */
const ACTS: Record<OfferStatus, readonly OfferAct[]> = {
  open: ['extend', 'settle'],
  accepted: ['settle', 'reaccept'],
  declined: [],
  expired: [],
  withdrawn: [],
  deferred: [],
}
export type OfferAct = 'extend' | 'settle' | 'reaccept'

const WISHES = { extend: 'be extended', settle: 'have a condition settled', reaccept: 'be accepted again' }

/** Errors: offer_state, with the state. */
export function checkOfferState(state: OfferStatus, act: OfferAct): void {
  if (ACTS[state].includes(act)) return
  throw new Problem(409, 'offer_state', `An offer in state ${state} cannot ${WISHES[act]}.`, { state })
}

export type ConditionKind = Kind
export const CONDITION_STATUSES = ['open', 'met', 'waived', 'failed'] as const
export type ConditionStatus = (typeof CONDITION_STATUSES)[number]
export type ConditionAction = 'meet' | 'waive' | 'fail'

/** Every move of a condition, by state. Staff take them. What was met can turn out to fail, and the other way round. */
const MOVES: Record<ConditionStatus, Partial<Record<ConditionAction, ConditionStatus>>> = {
  open: { meet: 'met', waive: 'waived', fail: 'failed' },
  met: { fail: 'failed' },
  waived: { meet: 'met' },
  failed: { meet: 'met', waive: 'waived' },
}

/** The new status of an action. Errors: condition_state, with the state. */
export function conditionAfter(state: ConditionStatus, action: ConditionAction): ConditionStatus {
  const to = MOVES[state][action]
  if (to) return to
  throw new Problem(409, 'condition_state', `A condition in state ${state} does not allow ${action}.`, { state })
}

/**
 * Whether nothing is missing any more. A program that names no conditions leaves it to staff: then one of them, at
 * least, must have been settled.
 */
export function isSettled(conditions: readonly { status: ConditionStatus }[], asked: readonly Kind[] | undefined) {
  if (conditions.length === 0) return asked !== undefined
  return conditions.every(({ status }) => status === 'met' || status === 'waived')
}
