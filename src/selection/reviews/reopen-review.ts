import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { reviewReopened } from './events.ts'
import { reviewAfter } from './lifecycle.ts'
import { lockReview } from './lock-review.ts'
import { findReview, updateReview } from './queries.ts'
import type { Review } from './schema.ts'

/** Gives a submitted review back to its reviewer; it does not count until then. Errors: not_found, review_state. */
export function reopenReview(ctx: Ctx, id: string, reason: string): Promise<Review> {
  return inTransaction(ctx, async (ctx) => {
    const { review } = await lockReview(ctx, id, 'reopen_review')
    await updateReview(ctx, review, { status: reviewAfter(review.status, 'reopen'), reason })
    await record(ctx, {
      subject: 'application',
      id: review.application_id,
      program_id: review.program_id,
      action: 'reopen_review',
      event: reviewReopened({ review_id: id, reviewer_id: review.reviewer_id }),
      reason,
      visibility: 'staff',
    })
    return findReview(ctx.db, id)
  })
}
