import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { listInterviewers, pageOfInterviews } from './queries.ts'
import type { InterviewQuery } from './schema.ts'

/** The ids that a key has among the interviewers of a program. Errors: not_found if it has none. */
export async function ownReviewerIds({ db, actor }: Ctx, program_id: string): Promise<string[]> {
  const people = await listInterviewers(db, program_id)
  const own = people.filter(({ api_key_id }) => api_key_id !== null && api_key_id === actor.id).map(({ id }) => id)
  if (own.length === 0) throw notFound()
  return own
}

/** A page of a program’s interviews: for those who run it all, for an interviewer their own. Errors: not_found, role_not_allowed. */
export async function listInterviews(ctx: Ctx, program_id: string, query: InterviewQuery) {
  if (ctx.actor.role === 'reviewer')
    return pageOfInterviews(ctx.db, program_id, await ownReviewerIds(ctx, program_id), query)
  await checkRunsProgram(ctx, program_id)
  return pageOfInterviews(ctx.db, program_id, undefined, query)
}
