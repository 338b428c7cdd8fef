import { justAfter } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { callEndsAt } from '../criteria/program-times.ts'
import { callClosed } from './events.ts'
import { moveCall } from './move-call.ts'
import type { PublishedProgram } from './published-program.ts'
import { findLastSubmission } from './queries.ts'

/**
 * Ends the call now: after every submission that was accepted, whatever the clock of the process that took it said, so
 * that none of them turns out late. Errors: program_status, call_closed.
 */
export function closeCall(ctx: Ctx, id: string, expected: number | undefined, reason: string) {
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
