import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import { lockForRelease } from '../../catalogue/programs/release-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { closeWaiting } from '../../intake/applications/close-waiting.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { waitlistClosed } from './events.ts'
import type { ClosedWaitlist } from './schema.ts'

/**
 * Ends the waitlist of a program: everyone on it is not selected, and hears of it by an event of their own.
 * Errors: not_found, role_not_allowed, program_status, program_over.
 */
export function closeWaitlist(ctx: Ctx, program_id: string, reason: string): Promise<ClosedWaitlist> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const program = await lockForRelease(ctx, program_id, 'closed')
    ctx = await underLock(ctx)
    if (ctx.now >= programEndsAt(program))
      throw new Problem(409, 'program_over', 'The program is over: its end has closed the waitlist.')
    const application_ids = await closeWaiting(ctx, program, reason)
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'close_waitlist',
      event: waitlistClosed({ count: application_ids.length }),
      reason,
      visibility: 'staff',
    })
    return { program_id, application_ids }
  })
}
