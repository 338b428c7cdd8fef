import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { interviewBooked } from './events.ts'
import { getInterview } from './get-interview.ts'
import { interviewAfter } from './lifecycle.ts'
import { lockInterview } from './lock-interview.ts'
import type { Booking, Interview } from './schema.ts'
import { takePlace } from './take-place.ts'

/**
 * Books a slot for an applicant who is invited. Errors: not_found, transition_not_allowed, not_invited, interview_state,
 * content_invalid, slot_taken, interview_overlaps.
 */
export function bookInterview(ctx: Ctx, application_id: string, booking: Booking): Promise<Interview> {
  return inTransaction(ctx, async (outer) => {
    const locked = await lockInterview(outer, application_id, 'book_interview')
    const { ctx, application, interview } = locked
    interviewAfter(interview.status, 'book', ctx.actor.role)
    const { id: slot_id, starts_at } = await takePlace(locked, booking, {})
    await record(ctx, {
      subject: 'application',
      id: application.id,
      program_id: application.program_id,
      action: 'book_interview',
      event: interviewBooked({ interview_id: interview.id, slot_id, starts_at }),
    })
    return getInterview(ctx, application.id, {})
  })
}
