import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { reviewSubmitted } from './events.ts'
import { reviewAfter } from './lifecycle.ts'
import { lockReview } from './lock-review.ts'
import { findReview, findRubric, updateReview } from './queries.ts'
import type { Review } from './schema.ts'
import { scoreFaults } from './score-faults.ts'

/** Submits a review: it counts from now on. Errors: not_found, stale, review_state, no_rubric, content_invalid. */
export function submitReview(ctx: Ctx, id: string, expected: Expected): Promise<Review> {
  return inTransaction(ctx, async (ctx) => {
    const { review } = await lockReview(ctx, id, 'submit_review')
    checkVersion(expected, review.version)
    const status = reviewAfter(review.status, 'submit')
    const rubric = await findRubric(ctx.db, review.program_id)
    if (!rubric) throw new Problem(409, 'no_rubric', 'The program has no rubric yet.')
    const faults = scoreFaults(rubric.criteria, review.scores, true)
    if (faults.length > 0) throw unprocessable(faults)
    await updateReview(ctx, review, { status, rubric_version: rubric.version, submitted_at: ctx.now })
    await record(ctx, {
      subject: 'application',
      id: review.application_id,
      program_id: review.program_id,
      action: 'submit_review',
      event: reviewSubmitted({ review_id: id, reviewer_id: review.reviewer_id }),
      visibility: 'staff',
    })
    return findReview(ctx.db, id)
  })
}
