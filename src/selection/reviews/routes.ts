import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import type { KeyMaking } from '../../network/api-keys/create-api-key.ts'
import { addReviewer } from './add-reviewer.ts'
import { assignReviews } from './assign-reviews.ts'
import { getReview } from './get-review.ts'
import { getRubric } from './get-rubric.ts'
import { listReviewers } from './list-reviewers.ts'
import { listReviews } from './list-reviews.ts'
import { recuseReview } from './recuse-review.ts'
import { reopenReview } from './reopen-review.ts'
import * as options from './route-options.ts'
import { saveReview } from './save-review.ts'
import { setRubric } from './set-rubric.ts'
import { submitReview } from './submit-review.ts'

export const reviewRoutes: FastifyPluginAsyncTypebox<KeyMaking> = async (app, making) => {
  app.get('/v1/programs/:program_id/rubric', options.getRubric, async (request, reply) =>
    tagged(request, reply, await getRubric(request.ctx, request.params.program_id)),
  )
  app.put('/v1/programs/:program_id/rubric', options.setRubric, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await setRubric(ctx, params.program_id, expected, body))
  })
  app.get('/v1/programs/:program_id/reviewers', options.listReviewers, async (request, reply) =>
    linked(request, reply, await listReviewers(request.ctx, request.params.program_id, request.query)),
  )
  app.post('/v1/programs/:program_id/reviewers', options.addReviewer, async ({ ctx, params, body }, reply) => {
    reply.code(201)
    return addReviewer(ctx, making, params.program_id, body)
  })
  app.post('/v1/programs/:program_id/review-assignments', options.assign, ({ ctx, params, body }) =>
    assignReviews(ctx, params.program_id, body),
  )

  app.get('/v1/reviews', options.list, async (request, reply) =>
    linked(request, reply, await listReviews(request.ctx, request.query)),
  )
  app.get('/v1/reviews/:review_id', options.get, async (request, reply) =>
    tagged(request, reply, await getReview(request.ctx, request.params.review_id)),
  )
  app.put('/v1/reviews/:review_id', options.save, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await saveReview(ctx, params.review_id, expected, body))
  })
  app.post('/v1/reviews/:review_id/submit', options.submit, async (request, reply) => {
    const { ctx, params, expected } = request
    return tagged(request, reply, await submitReview(ctx, params.review_id, expected))
  })
  app.post('/v1/reviews/:review_id/reopen', options.reopen, async (request, reply) =>
    tagged(request, reply, await reopenReview(request.ctx, request.params.review_id, request.body.reason)),
  )
  app.post('/v1/reviews/:review_id/recuse', options.recuse, async (request, reply) =>
    tagged(request, reply, await recuseReview(request.ctx, request.params.review_id, request.body.reason)),
  )
}
