import { Problem } from '../../platform/problem.ts'

export const ENDORSEMENT_STATUSES = ['requested', 'endorsed', 'declined', 'withdrawn', 'superseded', 'expired'] as const
export type EndorsementStatus = (typeof ENDORSEMENT_STATUSES)[number]

/** Every move of an endorsement, by state. `time`: the link has ended, and there is no other way to answer. */
const MOVES = {
  requested: {
    endorse: { to: 'endorsed', by: ['city', 'staff', 'link'] },
    decline: { to: 'declined', by: ['city', 'staff', 'link'] },
    supersede: { to: 'superseded', by: ['system'] },
    expire: { to: 'expired', by: ['time'] },
  },
  endorsed: {
    withdraw: { to: 'withdrawn', by: ['city', 'staff'] },
    supersede: { to: 'superseded', by: ['system'] },
  },
  declined: {},
  withdrawn: {},
  superseded: {},
  expired: {},
} as const satisfies Record<EndorsementStatus, Record<string, { to: EndorsementStatus; by: readonly string[] }>>

type Moves = Record<EndorsementStatus, Partial<Record<EndorsementAction, { to: EndorsementStatus }>>>
export type EndorsementAction = 'endorse' | 'decline' | 'withdraw' | 'supersede' | 'expire'

/** Whether it is open or given. An application has at most one: the database's endorsement_living. */
export const isCurrent = (status: EndorsementStatus) => Object.keys(MOVES[status]).length > 0

/** The new status of an action. Errors: endorsement_state, with the state. */
export function endorsementAfter(status: EndorsementStatus, action: EndorsementAction): EndorsementStatus {
  const move = (MOVES as Moves)[status][action]
  if (move) return move.to
  throw new Problem(409, 'endorsement_state', `An endorsement in state ${status} does not allow ${action}.`, {
    state: status,
  })
}
