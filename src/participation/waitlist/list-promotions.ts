import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/postgres/pages.ts'
import { listPromotionPage } from './queries.ts'

/** A page of the promotions of a program, the first one first. Errors: not_found, role_not_allowed. */
export async function listPromotions(ctx: Ctx, program_id: string, query: PageQuery) {
  await checkRunsProgram(ctx, program_id)
  return listPromotionPage(ctx.db, program_id, query)
}
