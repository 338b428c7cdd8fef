import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { interviewMoved } from './events.ts'
import { getInterview } from './get-interview.ts'
import { interviewAfter } from './lifecycle.ts'
import { lockInterview, refuseBegun } from './lock-interview.ts'
import type { Booking, Interview } from './schema.ts'
import { interviewsOf } from './settings.ts'
import { takePlace } from './take-place.ts'

/**
 * Moves a booked interview to another slot; an applicant as often as the program allows, staff always. Errors: not_found,
 * stale, transition_not_allowed, not_invited, interview_state, interview_time, no_moves_left, content_invalid, slot_taken,
 * interview_overlaps.
 */
export function moveInterview(
  ctx: Ctx,
  application_id: string,
  expected: Expected,
  booking: Booking,
): Promise<Interview> {
  return inTransaction(ctx, async (outer) => {
    const locked = await lockInterview(outer, application_id, 'move_interview')
    const { ctx, application, program, interview } = locked
    checkVersion(expected, interview.version)
    interviewAfter(interview.status, 'move', ctx.actor.role)
    refuseBegun(ctx, interview)
    const isOwn = ctx.actor.role === 'applicant'
    const { moves: most } = interviewsOf(program)
    if (isOwn && interview.moves >= most)
      throw new Problem(
        409,
        'no_moves_left',
        `The interview was moved ${interview.moves} times: ask those who run the program.`,
      )
    if (booking.slot_id.toLowerCase() === interview.slot_id)
      throw unprocessable([{ pointer: '/slot_id', code: 'same_slot', detail: 'is the slot that the interview has' }])
    const { id: slot_id, starts_at } = await takePlace(locked, booking, { moves: interview.moves + (isOwn ? 1 : 0) })
    const from_starts_at = String(interview.starts_at)
    await record(ctx, {
      subject: 'application',
      id: application.id,
      program_id: application.program_id,
      action: 'move_interview',
      event: interviewMoved({ interview_id: interview.id, slot_id, starts_at, from_starts_at }),
    })
    return getInterview(ctx, application.id, {})
  })
}
