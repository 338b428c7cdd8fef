import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { cancelAll } from './cancel.ts'
import { interviewAfter } from './lifecycle.ts'
import { lockInterview, refuseBegun } from './lock-interview.ts'

/**
 * Cancels the open interview of an application; its place is free at once. Errors: not_found, stale,
 * transition_not_allowed, not_invited, interview_state, interview_time.
 */
export function cancelInterview(ctx: Ctx, application_id: string, expected: Expected): Promise<void> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, interview } = await lockInterview(outer, application_id, 'cancel_interview')
    checkVersion(expected, interview.version)
    interviewAfter(interview.status, 'cancel', ctx.actor.role)
    refuseBegun(ctx, interview)
    await cancelAll(ctx, [interview])
  })
}
