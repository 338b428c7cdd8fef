import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import type { callClosed, callExtended } from './events.ts'
import { getProgram } from './get-program.ts'
import { lockProgram } from './lock-program.ts'
import type { ProgramReactions } from './program-reactions.ts'
import { isPublished, type PublishedProgram } from './published-program.ts'
import { updateProgramRow } from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { Program } from './schema.ts'

interface Move {
  action: 'extend_call' | 'close_call'
  event: typeof callExtended | typeof callClosed
  reason: string
  /** Computes the new end, under the program's lock. */
  to: (ctx: Ctx, program: PublishedProgram) => Instant | Promise<Instant>
  reactions?: ProgramReactions['program.call_extended']
}

/** Moves the end of a call, under the program's lock. Errors: not_found, stale, program_status, and those of `to`. */
export function moveCall(
  ctx: Ctx,
  id: string,
  expected: Expected,
  { action, event, reason, to, reactions = [] }: Move,
): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, id)
    const program = await lockProgram(ctx.db, id)
    ctx = await underLock(ctx)
    checkVersion(expected, program.version)
    if (!isPublished(program))
      throw new Problem(409, 'program_status', `The program is ${program.status}: it has no open call.`)
    const closes_at = await to(ctx, program)
    await updateProgramRow(ctx.db, id, { closes_at, closes_on: null, updated_at: ctx.now })
    await record(ctx, {
      subject: 'program',
      id,
      action,
      event: event({ closes_at: { from: program.closes_at, to: closes_at } }),
      reason,
    })
    for (const react of reactions) await react(ctx, { ...program, closes_at })
    return getProgram(ctx.db, ctx.actor, ctx.now, id)
  })
}
