import { Type } from 'typebox'
import { Choice, Nullable, ref } from '../../http/wire.ts'
import type { Action, By } from './actions.ts'
import type { Status } from './lifecycle.ts'

export const StatusName = Choice<Status>(
  'ApplicationStatus',
  {
    draft: 'Being written; takes no slot',
    submitted: 'Received before the end of the call; takes a slot',
    returned: 'The applicant corrects what staff named',
    in_review: 'Being judged',
    ineligible: 'Does not meet a hard criterion',
    waitlisted: 'On the reserve after a release',
    offered: 'Has a place, to be answered by `reply_by`',
    accepted: 'The applicant accepted the offer',
    confirmed: 'Every condition of the offer is met: a participant',
    not_selected: 'Not selected',
    declined: 'The applicant or the city declined the offer',
    offer_expired: 'The offer was not answered in time',
    offer_withdrawn: 'Staff withdrew the offer',
    withdrawn: 'Withdrawn by the applicant, the city or staff',
    lapsed: 'A draft that was not submitted in time, or an application left open at the end of the program',
    deferred: 'Moved to a later program',
    program_cancelled: 'The program was cancelled',
  },
  'The state of the application',
)
export const ActionName = Choice<Action>('ApplicationAction', {
  start: 'Start a draft',
  start_deferred: 'Start an application in review, for a place that was deferred',
  submit: 'Submit a draft',
  lapse: 'End a draft at the deadline',
  reopen: 'Make a lapsed draft a draft again, because the call was extended',
  withdraw: 'Withdraw it',
  overdue: 'Move a returned application on, because it was not corrected in time',
  start_review: 'Start its review',
  return: 'Return it for correction',
  resubmit: 'Submit it again after the correction',
  mark_ineligible: 'Mark it ineligible',
  reinstate: 'Take it back into review',
  release: 'Make its decision visible',
  promote: 'Offer a place to somebody on the waitlist',
  close_waitlist: 'End the waitlist',
  accept: 'Accept the offer',
  accept_on_behalf: 'Accept the offer for the applicant',
  decline: 'Decline the offer',
  decline_on_behalf: 'Decline the offer for the applicant',
  expire: 'End an offer that was not answered',
  confirm: 'Confirm the participant',
  withdraw_offer: 'Withdraw the offer',
  renew: 'Make a new offer after the last one expired',
  defer: 'Move the place to a later program',
  reconsider: 'Take it back into review after its end',
  cancel_program: 'End it, because the program is cancelled',
})

const Mover = Choice<By>('Mover', {
  applicant: 'The applicant',
  frontend: 'A frontend, for the drafts that it started',
  page: 'A web page, by its publishable key',
  city: 'A focal point of the city',
  staff: 'The secretariat, or an organisation that runs the program',
  system: 'It follows from another action',
  time: 'A deadline has passed',
})
const Until = Choice('ActionLimit', {
  call: 'Until the end of the call',
  program: 'Until the end of the program',
})
export const StateRow = Type.Object(
  {
    status: StatusName,
    is_living: Type.Boolean({ description: 'Whether it is still open: a cancelled program ends it' }),
    holds_slot: Type.Boolean({ description: 'Whether it takes one of the city’s slots' }),
  },
  { $id: 'LifecycleState', description: 'A state of an application' },
)
export const MoveRow = Type.Object(
  {
    action: ActionName,
    from: Nullable(Type.Array(StatusName), {
      description: 'The states that allow it. Null: there is no application yet',
    }),
    to: Type.Array(StatusName, { description: 'The state after it; the action chooses if there are several' }),
    by: Type.Array(Mover, { description: 'Who may take it' }),
    until: Nullable(Until, { description: 'Null: not limited. A cancelled program allows no action' }),
    operation: Nullable(Type.String(), { description: 'The operationId; null if no caller can take it' }),
    guard: Type.String({ description: 'What must hold, and what follows' }),
  },
  { $id: 'LifecycleMove', description: 'An action on an application' },
)
export const Lifecycle = Type.Object(
  {
    states: Type.Array(ref(StateRow), { description: 'Every state' }),
    transitions: Type.Array(ref(MoveRow), { description: 'Every action' }),
  },
  { $id: 'Lifecycle', description: 'The states and actions of an application' },
)
