import { getApplicationRow } from '../../intake/applications/get-application.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { findReview, findReviewRow, mayReadScores } from './queries.ts'
import type { Review } from './schema.ts'

/**
 * A review with its scores, for staff and its reviewer. Another reviewer of the application reads it after they have
 * submitted their own. Errors: not_found.
 */
export async function getReview({ db, actor }: Ctx, id: string): Promise<Review> {
  const row = await findReviewRow(db, id)
  if (!row) throw notFound()
  await getApplicationRow(db, actor, row.application_id)
  if (actor.role === 'reviewer' && !(await mayReadScores(db, row, String(actor.id)))) throw notFound()
  return findReview(db, id)
}
