import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { assign } from './assign.ts'
import { balance } from './balance.ts'
import { reviewRecused } from './events.ts'
import { reviewAfter } from './lifecycle.ts'
import { lockReview } from './lock-review.ts'
import { findReview, listLoads, listNeeding, updateReview } from './queries.ts'
import type { Review } from './schema.ts'
import { reviewsOf } from './settings.ts'

/**
 * Gives a review up, with a reason, and assigns it to the reviewer with the least to do who may judge the application.
 * Errors: not_found, review_state.
 */
export function recuseReview(ctx: Ctx, id: string, reason: string): Promise<Review & { replaced_by: string | null }> {
  return inTransaction(ctx, async (ctx) => {
    const { review, program } = await lockReview(ctx, id, 'recuse_review')
    const { program_id, application_id, reviewer_id } = review
    await updateReview(ctx, review, { status: reviewAfter(review.status, 'recuse'), place: null, reason })
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id,
      action: 'recuse_review',
      event: reviewRecused({ review_id: id, reviewer_id }),
      reason,
      visibility: 'staff',
    })
    const { per_application, not_own_country } = reviewsOf(program)
    const needing = (await listNeeding(ctx.db, program_id, per_application)).filter(
      (each) => each.id === application_id,
    )
    const { assigned } = balance(await listLoads(ctx.db, program_id), needing, not_own_country)
    const [replaced_by = null] = await assign(ctx, program_id, assigned)
    return { ...(await findReview(ctx.db, id)), replaced_by }
  })
}
