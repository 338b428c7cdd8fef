import type { Expected } from '../../http/etag.ts'
import { justAfter } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { callEndsAt } from '../criteria/program-times.ts'
import { callClosed } from './events.ts'
import { moveCall } from './move-call.ts'
import type { PublishedProgram } from './published-program.ts'
import { findLastSubmission } from './queries.ts'

/**
 * Ends the call now, and after every accepted submission: another process's clock may be ahead, and none of them may
 * become late. Errors: not_found, stale, program_status, call_closed, call_not_open.
 */
export function closeCall(ctx: Ctx, id: string, expected: Expected, reason: string) {
  const to = async ({ db, now }: Ctx, program: PublishedProgram) => {
    const end = callEndsAt(program)
    if (end <= now) throw new Problem(409, 'call_closed', `The call closed at ${end}.`)
    if (program.opens_at && now <= program.opens_at)
      throw new Problem(409, 'call_not_open', `The call opens at ${program.opens_at}.`)
    const last = await findLastSubmission(db, id)
    return last && last >= now ? justAfter(last) : now
  }
  return moveCall(ctx, id, expected, { action: 'close_call', event: callClosed, reason, to })
}
