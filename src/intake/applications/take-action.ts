import { stageOf } from '../../catalogue/criteria/program-times.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import type { Action } from './actions.ts'
import { getApplication } from './get-application.ts'
import { targetOf } from './lifecycle.ts'
import { type ApplicationRow, lockApplication } from './lock-application.ts'
import { type Move, moveApplication } from './move-application.ts'

type Locked = { application: ApplicationRow; program: PublishedProgram }

/**
 * Takes one action of the lifecycle: locks the application, checks its state, asks `rest` for the other changes, moves
 * it and returns it. Errors: not_found, stale, transition_not_allowed, and those of the move and of `rest`.
 */
export function takeAction(
  ctx: Ctx,
  id: string,
  expected: Expected,
  action: Action,
  rest: (ctx: Ctx, locked: Locked) => Omit<Move, 'action'> | Promise<Omit<Move, 'action'>> = () => ({}),
) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockApplication(ctx.db, ctx.actor, id)
    const { application, program } = locked
    checkVersion(expected, application.version)
    targetOf(application.status, action, ctx.actor, stageOf(program, ctx.now))
    await moveApplication(ctx, application, program, { action, ...(await rest(ctx, locked)) })
    return getApplication(ctx, id)
  })
}
