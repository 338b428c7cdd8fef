import type { Stage } from '../../catalogue/criteria/program-times.ts'
import type { Actor, Role } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { ACTIONS, type Action, type By, type Rule } from './actions.ts'

export const STATUSES = [
  'draft',
  'submitted',
  'returned',
  'in_review',
  'ineligible',
  'waitlisted',
  'offered',
  'accepted',
  'confirmed',
  'not_selected',
  'declined',
  'offer_expired',
  'offer_withdrawn',
  'withdrawn',
  'lapsed',
  'deferred',
  'program_cancelled',
] as const
export type Status = (typeof STATUSES)[number]

/** The outcomes of a decision. The release moves the application accordingly. */
export const DECISION_OUTCOMES = ['select', 'waitlist', 'not_select'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

const END = 'program_cancelled'

/** Every move of an application, by state. A status never changes in another way. */
const MOVES: Record<Status, Partial<Record<Action, readonly Status[]>>> = {
  draft: { submit: ['submitted'], lapse: ['lapsed'], withdraw: ['withdrawn'], cancel_program: [END] },
  submitted: {
    start_review: ['in_review'],
    return: ['returned'],
    mark_ineligible: ['ineligible'],
    lapse: ['lapsed'],
    withdraw: ['withdrawn'],
    cancel_program: [END],
  },
  returned: {
    resubmit: ['submitted'],
    return: ['returned'],
    overdue: ['in_review', 'ineligible'],
    lapse: ['lapsed'],
    withdraw: ['withdrawn'],
    cancel_program: [END],
  },
  in_review: {
    release: ['offered', 'waitlisted', 'not_selected'],
    return: ['returned'],
    mark_ineligible: ['ineligible'],
    lapse: ['lapsed'],
    withdraw: ['withdrawn'],
    cancel_program: [END],
  },
  ineligible: { reinstate: ['in_review'] },
  waitlisted: {
    promote: ['offered'],
    close_waitlist: ['not_selected'],
    withdraw: ['withdrawn'],
    cancel_program: [END],
  },
  offered: {
    accept: ['accepted'],
    accept_on_behalf: ['accepted'],
    decline: ['declined'],
    decline_on_behalf: ['declined'],
    expire: ['offer_expired'],
    withdraw_offer: ['offer_withdrawn'],
    withdraw: ['withdrawn'],
    cancel_program: [END],
  },
  accepted: {
    confirm: ['confirmed'],
    withdraw_offer: ['offer_withdrawn'],
    defer: ['deferred'],
    withdraw: ['withdrawn'],
    cancel_program: [END],
  },
  confirmed: {
    withdraw_offer: ['offer_withdrawn'],
    defer: ['deferred'],
    withdraw: ['withdrawn'],
    cancel_program: [END],
  },
  not_selected: { reconsider: ['in_review'] },
  declined: { reconsider: ['in_review'] },
  offer_expired: { renew: ['offered'], reconsider: ['in_review'] },
  offer_withdrawn: { reconsider: ['in_review'] },
  withdrawn: {},
  lapsed: { reopen: ['draft'] },
  deferred: {},
  program_cancelled: {},
}

export interface Transition extends Rule {
  action: Action
  /** Null: there is no application yet. */
  from: readonly Status[] | null
  to: readonly Status[]
}

/** The actions that make an application. */
const MAKES: Partial<Record<Action, Status>> = { start: 'draft', start_deferred: 'in_review' }

/** The moves by action, as the API and the documentation show them. */
export const TRANSITIONS: readonly Transition[] = Object.entries(ACTIONS).map(([name, rule]) => {
  const action = name as Action
  const from = STATUSES.filter((status) => MOVES[status][action])
  const made = MAKES[action]
  const to = made ? [made] : STATUSES.flatMap((status) => MOVES[status][action] ?? [])
  return { action, from: made ? null : from, to: [...new Set(to)], ...rule }
})

/** A person has at most one living application in a program. The database's application_person_once must agree. */
export const LIVING = STATUSES.filter((status) => MOVES[status].cancel_program)
export const isLiving = (status: Status) => LIVING.includes(status)
/** Whether it counts against the city's cap. The database's application_holds_slot must agree. */
export const holdsSlot = (status: Status) => (isLiving(status) && status !== 'draft') || status === 'not_selected'
/** The states that count against the program's seats and the city's participants. The database's holds_seat must agree. */
export const SEATED: readonly Status[] = ['offered', 'accepted', 'confirmed']
/** Whether it is judged: submitted, and not decided. The database's interview_is_cancelled must agree. */
export const isJudged = (status: Status) => status === 'submitted' || status === 'returned' || status === 'in_review'
/** Whether the applicant can change it. */
export const isEditable = (status: Status) => status === 'draft' || status === 'returned'

const byOf = (role: Role): readonly By[] => {
  if (role === 'secretariat' || role === 'organisation') return ['staff']
  if (role === 'system') return ['system', 'time']
  return [role as By]
}
const isStillTime = ({ until }: Rule, stage: Stage) =>
  !until || stage === until || (stage === 'call' && until === 'program')

/** The actions that a caller of this role can take at this stage. Each has an operation. */
export const allowedActions = (status: Status, role: Role, stage: Stage): Action[] =>
  TRANSITIONS.filter((move) => move.from?.includes(status) && move.operation)
    .filter((move) => isStillTime(move, stage) && byOf(role).some((each) => move.by.includes(each)))
    .map(({ action }) => action)

const TOO_LATE: Record<Stage, string> = {
  call: '',
  program: ': the call has ended',
  over: ': the program is over',
  cancelled: ': the program is no longer published',
}

/** The problem for a wish that the application's state or the program's stage does not allow. */
export function notAllowed(status: Status, wish: string, role: Role, stage: Stage): Problem {
  const detail = `An application in state ${status} does not allow ${wish}${TOO_LATE[stage]}.`
  return new Problem(409, 'transition_not_allowed', detail, {
    from: status,
    allowed: allowedActions(status, role, stage),
  })
}

/**
 * The new status of an action. `wanted` chooses if there are several.
 * Errors: transition_not_allowed, with the state and the actions that are allowed.
 */
export function targetOf(status: Status, action: Action, { role }: Actor, stage: Stage, wanted?: Status): Status {
  const targets = MOVES[status][action] ?? []
  const to = wanted ?? targets[0]
  const rule: Rule = ACTIONS[action]
  const isBy = byOf(role).some((each) => rule.by.includes(each))
  // The stage does not bind `time` and `system`: a waitlist is closed after the end of its program.
  const isTime = role === 'system' || isStillTime(rule, stage)
  if (!to || !targets.includes(to) || !isBy || !isTime) throw notAllowed(status, action, role, stage)
  return to
}

/** The action that ends an open application: a draft at the end of the call, others at the end of the program. */
export const AT_THE_END: Partial<Record<Status, Action>> = {
  draft: 'lapse',
  submitted: 'lapse',
  returned: 'lapse',
  in_review: 'lapse',
  waitlisted: 'close_waitlist',
  offered: 'expire',
}
export const ENDED_WITH_PROGRAM = STATUSES.filter((status) => AT_THE_END[status])
