import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { reviewAfter } from './lifecycle.ts'
import { lockReview } from './lock-review.ts'
import { findReview, findRubric, updateReview } from './queries.ts'
import type { Review, ReviewDraft } from './schema.ts'
import { scoreFaults } from './score-faults.ts'

/** Saves the whole draft of a review. Errors: not_found, stale, review_state, no_rubric, content_invalid. */
export function saveReview(
  ctx: Ctx,
  id: string,
  expected: Expected,
  { scores, comment = null }: ReviewDraft,
): Promise<Review> {
  return inTransaction(ctx, async (ctx) => {
    const { review } = await lockReview(ctx, id, 'save_review')
    checkVersion(expected, review.version)
    const status = reviewAfter(review.status, 'save')
    const rubric = await findRubric(ctx.db, review.program_id)
    if (!rubric) throw new Problem(409, 'no_rubric', 'The program has no rubric yet.')
    const faults = scoreFaults(rubric.criteria, scores, false)
    if (faults.length > 0) throw unprocessable(faults)
    await updateReview(ctx, review, { status, scores: JSON.stringify(scores), comment })
    await record(ctx, {
      subject: 'application',
      id: review.application_id,
      program_id: review.program_id,
      action: 'save_review',
      details: { review_id: id },
      visibility: 'staff',
    })
    return findReview(ctx.db, id)
  })
}
