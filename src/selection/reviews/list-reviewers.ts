import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/postgres/pages.ts'
import { countReviews, pageOfReviewers } from './queries.ts'

/** A page of the people who judge for a program, with its progress. Errors: not_found, role_not_allowed. */
export async function listReviewers(ctx: Ctx, program_id: string, query: PageQuery) {
  await checkRunsProgram(ctx, program_id)
  const page = await pageOfReviewers(ctx.db, program_id, query)
  return { ...page, progress: await countReviews(ctx.db, program_id) }
}
