import { runsAllPrograms } from '../../permissions/acts.ts'
import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { getProgram } from './get-program.ts'
import { findProgramRunBy } from './queries.ts'

/** Whether the actor runs a program: the secretariat all, an organisation those it organises or hosts, a sponsor none. */
export async function runsProgram({ db, actor }: Ctx, program_id: string): Promise<boolean> {
  if (runsAllPrograms(actor)) return true
  const { organisation_id } = actor
  return organisation_id !== null && (await findProgramRunBy(db, program_id, organisation_id)) !== undefined
}

/**
 * Whether the actor may act for a program: the secretariat for all, an organisation for those it organises or hosts.
 * Errors: not_found for what it cannot even see, role_not_allowed for a sponsor.
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
