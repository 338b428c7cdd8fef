import { type Static, type TProperties, Type } from 'typebox'
import { CriterionName } from '../../catalogue/criteria/schema.ts'
import { Id, Instant } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'
import { Verdict } from '../eligibility/schema.ts'
import { STATUSES, type Status } from './lifecycle.ts'
import { PartName } from './outcome-schema.ts'

const ids = { program_id: Id, city_id: Id }
/** The facts of a move, beside the ids. */
const facts = {
  verdict: Type.Optional(Verdict),
  parts: Type.Optional(Type.Array(PartName)),
  due_at: Type.Optional(Instant),
  criteria: Type.Optional(Type.Array(CriterionName)),
  release_id: Type.Optional(Id),
  /** The program to or from which a place was deferred. */
  deferred_to: Type.Optional(Id),
  deferred_from: Type.Optional(Id),
}
const { verdict, parts, due_at, criteria, release_id, deferred_to, deferred_from } = facts
const MoveFacts = Type.Object(facts)
export type MoveFacts = Static<typeof MoveFacts>

export const applicationStarted = defineEvent('application.started', ids, { from: null, to: ['draft'] })

const movedTo = <Facts extends TProperties>(status: Status, facts: Facts) =>
  defineEvent(`application.${status}`, { ...ids, ...facts }, { from: STATUSES, to: [status] })

/** The events of moves, by the new status. */
export const applicationMoved = {
  draft: movedTo('draft', {}),
  submitted: movedTo('submitted', { verdict }),
  returned: movedTo('returned', { parts, due_at }),
  in_review: movedTo('in_review', { due_at, deferred_from }),
  ineligible: movedTo('ineligible', { criteria, due_at }),
  waitlisted: movedTo('waitlisted', { release_id }),
  offered: movedTo('offered', { release_id }),
  accepted: movedTo('accepted', {}),
  confirmed: movedTo('confirmed', {}),
  not_selected: movedTo('not_selected', { release_id }),
  declined: movedTo('declined', {}),
  offer_expired: movedTo('offer_expired', {}),
  offer_withdrawn: movedTo('offer_withdrawn', {}),
  withdrawn: movedTo('withdrawn', {}),
  lapsed: movedTo('lapsed', {}),
  deferred: movedTo('deferred', { deferred_to }),
  program_cancelled: movedTo('program_cancelled', {}),
} satisfies Record<Status, object>

export const events = [applicationStarted, ...Object.values(applicationMoved)]
