import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { programEndsAt } from '../criteria/program-times.ts'
import { programCancelled } from './events.ts'
import { getProgram } from './get-program.ts'
import { lockProgram } from './lock-program.ts'
import type { ProgramReactions } from './program-reactions.ts'
import { updateProgramRow } from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { Program } from './schema.ts'

/** Cancels a draft or a published program that is not over. Errors: not_found, stale, program_status, program_over. */
export function cancelProgram(
  ctx: Ctx,
  id: string,
  expected: Expected,
  reason: string,
  reactions: ProgramReactions,
): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, id)
    const program = await lockProgram(ctx.db, id)
    ctx = await underLock(ctx)
    checkVersion(expected, program.version)
    if (program.status !== 'published' && program.status !== 'draft')
      throw new Problem(409, 'program_status', `The program is already ${program.status}.`)
    if (program.status === 'published' && ctx.now >= programEndsAt(program))
      throw new Problem(409, 'program_over', 'The program is over: it can no longer be cancelled.')
    await updateProgramRow(ctx.db, id, { status: 'cancelled', updated_at: ctx.now })
    await record(ctx, {
      subject: 'program',
      id,
      action: 'cancel',
      event: program.status === 'published' ? programCancelled({}) : undefined,
      from: program.status,
      to: 'cancelled',
      reason,
    })
    for (const react of reactions['program.cancelled']) await react(ctx, program, reason)
    return getProgram(ctx.db, ctx.actor, ctx.now, id)
  })
}
