import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { present } from './present.ts'
import { type DetailedRow, findDetailed, findInterview } from './queries.ts'
import type { Interview } from './schema.ts'

/** An interview that the actor may see. Errors: not_found. */
export async function getInterviewRow({ db, actor }: Ctx, id: string): Promise<DetailedRow> {
  const row = await findDetailed(db, actor, id)
  if (!row) throw notFound()
  return row
}

/**
 * The last interview of an application. An interviewer gets it only if it is theirs. Errors: not_found, also if the
 * applicant was never invited.
 */
export async function getInterview(
  ctx: Ctx,
  application_id: string,
  { time_zone }: { time_zone?: string },
): Promise<Interview> {
  const last = await findInterview(ctx.db, application_id)
  if (!last) throw notFound()
  return present(await getInterviewRow(ctx, last.id), ctx.actor, time_zone)
}
