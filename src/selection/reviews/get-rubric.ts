import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { findRubric, isReviewerOf } from './queries.ts'
import type { Rubric } from './schema.ts'

/** The newest rubric of a program, for its staff and its reviewers. Errors: not_found, role_not_allowed. */
export async function getRubric(ctx: Ctx, program_id: string): Promise<Rubric> {
  const { db, actor } = ctx
  if (actor.role !== 'reviewer') await checkRunsProgram(ctx, program_id)
  else if (!(await isReviewerOf(db, program_id, String(actor.id)))) throw notFound()
  const rubric = await findRubric(db, program_id)
  if (!rubric) throw notFound()
  return rubric
}
