import { type TProperties, Type } from 'typebox'
import { Id, Instant, Nullable } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

const interview = <Facts extends TProperties>(name: string, facts: Facts) =>
  defineEvent(`interview.${name}`, { interview_id: Id, ...facts })
const booked = { slot_id: Id, starts_at: Instant }

export const slotsCreated = defineEvent('program.interview_slots_created', { count: Type.Integer() })
export const slotDeleted = defineEvent('program.interview_slot_deleted', { slot_id: Id, starts_at: Instant })
export const interviewOffered = interview('offered', {})
export const interviewBooked = interview('booked', booked)
export const interviewMoved = interview('moved', { ...booked, from_starts_at: Instant })
export const interviewCancelled = interview('cancelled', { starts_at: Nullable(Instant) })
export const interviewHeld = interview('held', {})
export const interviewMissed = interview('no_show', {})
export const interviewNotHeld = interview('not_held', {})

export const events = [
  slotsCreated,
  slotDeleted,
  interviewOffered,
  interviewBooked,
  interviewMoved,
  interviewCancelled,
  interviewHeld,
  interviewMissed,
  interviewNotHeld,
]
