import { lockApplication } from '../../intake/applications/lock-application.ts'
import { checkStillOpen } from '../../intake/eligibility/still-open.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { getReviewRow, isOwnReview, lockReviews } from './queries.ts'

/**
 * Locks the reviews of a program and the application of one, and reads that one. A reviewer reaches their own only.
 * Errors: not_found, transition_not_allowed.
 */
export async function lockReview(ctx: Ctx, id: string, wish: string) {
  const found = await getReviewRow(ctx.db, id)
  await lockReviews(ctx.db, found.program_id)
  const { application, program } = await lockApplication(ctx.db, ctx.actor, found.application_id)
  checkStillOpen(ctx, wish, application, program)
  const review = await getReviewRow(ctx.db, id)
  if (ctx.actor.role === 'reviewer' && !(await isOwnReview(ctx.db, id, String(ctx.actor.id)))) throw notFound()
  return { review, application, program }
}
