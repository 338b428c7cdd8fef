import type { Ctx } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { interviewCancelled } from './events.ts'
import { interviewAfter } from './lifecycle.ts'
import { type InterviewRow, updateInterview } from './queries.ts'

/** Cancels these open interviews, in the caller's transaction, which has locked their applications. */
export async function cancelAll(ctx: Ctx, interviews: readonly InterviewRow[]): Promise<void> {
  for (const interview of interviews) {
    const { application_id, program_id, id, starts_at, sequence } = interview
    await updateInterview(ctx, interview, {
      status: interviewAfter(interview.status, 'cancel', ctx.actor.role),
      slot_id: null,
      place: null,
      capacity: null,
      sequence: starts_at ? sequence + 1 : sequence,
      ended_at: ctx.now,
    })
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id,
      action: 'cancel_interview',
      event: interviewCancelled({ interview_id: id, starts_at }),
    })
  }
}
