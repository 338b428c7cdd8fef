import { runsAllPrograms } from '../../permissions/acts.ts'
import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { getProgram } from './get-program.ts'
import { findProgramRunBy } from './queries.ts'

/** Whether the actor runs a program. The secretariat runs all, an organisation those that it organises or hosts. */
export async function runsProgram({ db, actor }: Ctx, program_id: string): Promise<boolean> {
  if (runsAllPrograms(actor)) return true
  const { organisation_id } = actor
  return organisation_id !== null && (await findProgramRunBy(db, program_id, organisation_id)) !== undefined
}

/**
 * Refuses an actor that does not run the program. Errors: not_found if it cannot see the program, else
 * role_not_allowed, for example for a sponsor.
 */
export async function checkRunsProgram(ctx: Ctx, program_id: string): Promise<void> {
  if (await runsProgram(ctx, program_id)) return
  await getProgram(ctx.db, ctx.actor, ctx.now, program_id)
  throw new Problem(
    403,
    'role_not_allowed',
    'Only the organisations that organise or host this program may act for it.',
  )
}
