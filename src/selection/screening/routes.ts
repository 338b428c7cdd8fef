import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { lines } from '../../http/wire.ts'
import { action, actionWith } from '../../intake/applications/action-route.ts'
import { answered } from '../../intake/applications/answered.ts'
import { markIneligible } from './mark-ineligible.ts'
import { reinstateApplication } from './reinstate-application.ts'
import { returnApplication } from './return-application.ts'
import { ApplicationReturn, Ineligibility } from './schema.ts'
import { startReview } from './start-review.ts'

export const screeningRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post('/v1/applications/:application_id/start-review', options.startReview, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await startReview(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/return', options.return, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await returnApplication(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/mark-ineligible', options.markIneligible, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await markIneligible(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/reinstate', options.reinstate, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await reinstateApplication(ctx, params.application_id, expected, body.reason))
  })
}

const screens = allow('screening:write', 'secretariat', 'organisation')

const options = {
  startReview: action(screens, {
    operationId: 'startReview',
    summary: 'Start the review of a submitted application',
    description: 'Moves a submitted application into review. It keeps its slot.',
    answers: 'The application, in review',
    errors: ['transition_not_allowed'],
  }),
  return: actionWith(screens, ApplicationReturn, {
    operationId: 'returnApplication',
    summary: 'Return an application for correction',
    description: lines(
      'Returns an application to its applicant: what to correct, which parts may be changed, and until when.',
      'The slot is kept. An open decision is void. If nothing is corrected in time, it goes back to review, flagged incomplete.',
    ),
    answers: 'The application, returned',
    errors: ['transition_not_allowed', 'content_invalid'],
  }),
  markIneligible: actionWith(screens, Ineligibility, {
    operationId: 'markIneligible',
    summary: 'Mark an application ineligible by the hard criteria it does not meet; frees the slot',
    description: lines(
      'Ends an application that does not meet a hard criterion, which the body names. It frees the slot and voids an open decision.',
      'Refused if the criterion is met or waived.',
    ),
    answers: 'The application, ineligible',
    errors: ['transition_not_allowed', 'content_invalid'],
  }),
  reinstate: actionWith(screens, WithReason, {
    operationId: 'reinstateApplication',
    summary: 'Reinstate an ineligible application; takes a slot again, and can fail',
    description: lines(
      'Takes an ineligible application back into review, with a reason, after a waiver or a correction.',
      'It takes a slot again, and fails if the city has none or a hard criterion is still not met.',
    ),
    answers: 'The application, in review',
    errors: ['transition_not_allowed', 'city_cap_reached', 'not_eligible', 'application_exists'],
  }),
}
