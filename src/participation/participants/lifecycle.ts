import type { Role } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'

export const PARTICIPANT_STATUSES = [
  'confirmed',
  'travel_ready',
  'arrived',
  'completed',
  'no_show',
  'left_early',
  'cancelled',
] as const
export type ParticipantStatus = (typeof PARTICIPANT_STATUSES)[number]
type By = 'staff' | 'system'
type Move = { to: ParticipantStatus; by: readonly By[] }
export type ParticipantAction =
  | 'become_ready'
  | 'become_unready'
  | 'check_in'
  | 'miss'
  | 'leave'
  | 'complete'
  | 'cancel'
  | 'confirm'

const STAFF = ['staff'] as const
const SYSTEM = ['system'] as const
const cancel: Move = { to: 'cancelled', by: SYSTEM }

/**
 * Every move of a participant, by state. `cancel` and `confirm` follow from the application, in the database's trigger
 * keep_participant. Somebody who was given up and comes after all is checked in.
 */
const MOVES: Record<ParticipantStatus, Partial<Record<ParticipantAction, Move>>> = {
  confirmed: {
    become_ready: { to: 'travel_ready', by: SYSTEM },
    check_in: { to: 'arrived', by: STAFF },
    miss: { to: 'no_show', by: STAFF },
    cancel,
  },
  travel_ready: {
    become_unready: { to: 'confirmed', by: SYSTEM },
    check_in: { to: 'arrived', by: STAFF },
    miss: { to: 'no_show', by: STAFF },
    cancel,
  },
  arrived: {
    complete: { to: 'completed', by: STAFF },
    leave: { to: 'left_early', by: STAFF },
    cancel,
  },
  no_show: { check_in: { to: 'arrived', by: STAFF }, cancel },
  completed: {},
  left_early: {},
  cancelled: { confirm: { to: 'confirmed', by: SYSTEM } },
}

const byOf = (role: Role): By | undefined => {
  if (role === 'secretariat' || role === 'organisation') return 'staff'
  return role === 'system' ? 'system' : undefined
}

/** The actions that a caller of this role can take in a state. */
export const participantActions = (status: ParticipantStatus, role: Role): ParticipantAction[] =>
  Object.entries(MOVES[status]).flatMap(([action, { by }]) =>
    by.some((each) => each === byOf(role)) ? (action as ParticipantAction) : [],
  )

/** The new status of an action. Errors: participant_state, with the state and what is allowed. */
export function participantAfter(status: ParticipantStatus, action: ParticipantAction, role: Role): ParticipantStatus {
  const move = MOVES[status][action]
  if (move?.by.some((each) => each === byOf(role))) return move.to
  throw new Problem(409, 'participant_state', `A participant in state ${status} does not allow ${action}.`, {
    state: status,
    allowed: participantActions(status, role),
  })
}
