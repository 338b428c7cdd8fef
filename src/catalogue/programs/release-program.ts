import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { lockProgram } from './lock-program.ts'
import { isPublished } from './published-program.ts'
import { updateProgramRow } from './queries.ts'

/**
 * Locks a program for decisions or a release: nobody can move an application or take a seat meanwhile.
 * Errors: program_status.
 */
export async function lockForRelease(
  ctx: Ctx,
  id: string,
  done: 'released' | 'decided' | 'ranked' | 'promoted' | 'closed' = 'released',
) {
  const program = await lockProgram(ctx.db, id)
  if (!isPublished(program))
    throw new Problem(409, 'program_status', `The program is ${program.status}: nothing can be ${done}.`)
  return program
}

/** Stores the instant of the first release: from then on the program is decided. */
export async function markReleased(ctx: Ctx, id: string): Promise<void> {
  const { first_released_at } = await lockProgram(ctx.db, id)
  if (!first_released_at) await updateProgramRow(ctx.db, id, { first_released_at: ctx.now, updated_at: ctx.now })
}
