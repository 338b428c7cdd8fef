import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { listShortlistRows } from './queries.ts'
import type { ShortlistQuery } from './schema.ts'

/** The shortlists of a program, in the order in which they were made. Errors: not_found, role_not_allowed. */
export async function listShortlists(ctx: Ctx, program_id: string, query: ShortlistQuery) {
  await checkRunsProgram(ctx, program_id)
  return listShortlistRows(ctx.db, ctx.actor, program_id, query)
}
