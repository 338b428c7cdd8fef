import type { Role } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'

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

export type Action =
  | 'start'
  | 'submit'
  | 'lapse'
  | 'withdraw'
  | 'start_review'
  | 'return'
  | 'resubmit'
  | 'mark_ineligible'
  | 'reinstate'
  | 'release'
  | 'promote'
  | 'close_waitlist'
  | 'accept'
  | 'decline'
  | 'expire'
  | 'confirm'
  | 'withdraw_offer'
  | 'reconsider'
  | 'cancel_program'

/** `time` is a deadline that passed, `system` what follows from another move; `staff` runs the program. */
export type By = 'applicant' | 'frontend' | 'city' | 'staff' | 'system' | 'time'

export interface Transition {
  action: Action
  /** Null: there is no application yet. */
  from: readonly Status[] | null
  to: readonly Status[]
  by: readonly By[]
  guard: string
}

/** One living application of a person in a program; the database's application_person_once says the same. */
export const LIVING = [
  'draft',
  'submitted',
  'returned',
  'in_review',
  'waitlisted',
  'offered',
  'accepted',
  'confirmed',
] as const
const holding = [
  'submitted',
  'returned',
  'in_review',
  'waitlisted',
  'offered',
  'accepted',
  'confirmed',
  'not_selected',
] as const
const seated = ['offered', 'accepted', 'confirmed'] as const

export const isLiving = (status: Status) => (LIVING as readonly Status[]).includes(status)
/** Counts against the city's cap; the database's application_holds_slot says the same. */
export const holdsSlot = (status: Status) => (holding as readonly Status[]).includes(status)
/** Has a seat, or the offer of one. */
export const SEATED: readonly Status[] = seated
/** Can be corrected by the applicant. */
export const isEditable = (status: Status) => status === 'draft' || status === 'returned'

/** Every move that an application can make. There is no other way to change a status. */
export const TRANSITIONS: readonly Transition[] = [
  {
    action: 'start',
    from: null,
    to: ['draft'],
    by: ['applicant', 'frontend', 'city'],
    guard: 'The program is published and its call has not closed; the person has no other living application here.',
  },
  {
    action: 'submit',
    from: ['draft'],
    to: ['submitted'],
    by: ['applicant'],
    guard:
      'Before the deadline; every hard criterion is met, unverified or waived; the city has a free slot, which is taken.',
  },
  { action: 'lapse', from: ['draft'], to: ['lapsed'], by: ['time'], guard: 'The call has closed.' },
  {
    action: 'withdraw',
    from: LIVING,
    to: ['withdrawn'],
    by: ['applicant', 'city', 'staff'],
    guard: 'A reason. Frees slot and seat.',
  },
  { action: 'start_review', from: ['submitted'], to: ['in_review'], by: ['staff'], guard: '' },
  {
    action: 'return',
    from: ['submitted', 'in_review'],
    to: ['returned'],
    by: ['staff'],
    guard: 'What to correct, and until when. The slot is kept.',
  },
  {
    action: 'resubmit',
    from: ['returned'],
    to: ['submitted'],
    by: ['applicant'],
    guard: 'Until the date given, whether the call is open or not; as at submission.',
  },
  {
    action: 'mark_ineligible',
    from: ['submitted', 'in_review'],
    to: ['ineligible'],
    by: ['staff'],
    guard: 'At least one hard criterion is named. Frees the slot.',
  },
  {
    action: 'reinstate',
    from: ['ineligible'],
    to: ['in_review'],
    by: ['staff'],
    guard: 'No hard criterion fails any more, by a waiver or corrected facts. Takes a slot again.',
  },
  {
    action: 'release',
    from: ['in_review'],
    to: ['offered', 'waitlisted', 'not_selected'],
    by: ['staff'],
    guard: 'A decision; seats and the city’s participant cap hold for the whole batch.',
  },
  {
    action: 'promote',
    from: ['waitlisted'],
    to: ['offered'],
    by: ['staff', 'system'],
    guard: 'A free seat, and the city’s participant cap.',
  },
  { action: 'close_waitlist', from: ['waitlisted'], to: ['not_selected'], by: ['staff', 'time'], guard: '' },
  { action: 'accept', from: ['offered'], to: ['accepted'], by: ['applicant'], guard: 'Before reply_by.' },
  { action: 'decline', from: ['offered'], to: ['declined'], by: ['applicant', 'city'], guard: 'Frees slot and seat.' },
  {
    action: 'expire',
    from: ['offered'],
    to: ['offer_expired'],
    by: ['time'],
    guard: 'reply_by has passed. Frees slot and seat.',
  },
  {
    action: 'confirm',
    from: ['accepted'],
    to: ['confirmed'],
    by: ['system'],
    guard: 'Every condition is met or waived.',
  },
  {
    action: 'withdraw_offer',
    from: seated,
    to: ['offer_withdrawn'],
    by: ['staff'],
    guard: 'A reason. Frees slot and seat.',
  },
  {
    action: 'reconsider',
    from: ['not_selected', 'declined', 'offer_expired', 'offer_withdrawn'],
    to: ['in_review'],
    by: ['staff'],
    guard: 'A reason. Takes a slot again, unless it is still held.',
  },
  {
    action: 'cancel_program',
    from: LIVING,
    to: ['program_cancelled'],
    by: ['system'],
    guard: 'The program is cancelled.',
  },
]

const byOf = (role: Role): By[] => {
  if (role === 'secretariat' || role === 'organisation') return ['staff']
  if (role === 'system') return ['system', 'time']
  return [role as By]
}

/** The actions that a role can take from a state. */
export const allowedActions = (status: Status, role: Role): Action[] =>
  TRANSITIONS.filter(({ from, by }) => from?.includes(status) && byOf(role).some((each) => by.includes(each))).map(
    ({ action }) => action,
  )

/** Errors: transition_not_allowed with the state and what can be done from it. */
export function checkMove(status: Status, action: Action, role: Role): void {
  if (TRANSITIONS.some((move) => move.action === action && move.from?.includes(status))) return
  const allowed = allowedActions(status, role)
  throw new Problem(409, 'transition_not_allowed', `An application that is ${status} cannot do this: ${action}.`, {
    from: status,
    allowed,
  })
}

/** What happened, as machines are told: `application.submitted`. */
export const eventOf = (to: Status) => `application.${to}`

/**
 * What applicants and cities see. It is the status itself: a decision is a row of its own until its release, so no
 * status ever tells one.
 */
export const publicStatusOf = (status: Status): Status => status
