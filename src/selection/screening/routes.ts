import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
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
  startReview: action('startReview', 'Start the review of a submitted application', screens),
  return: actionWith('returnApplication', 'Return an application for correction', screens, ApplicationReturn),
  markIneligible: actionWith(
    'markIneligible',
    'Mark an application ineligible by the hard criteria it does not meet; frees the slot',
    screens,
    Ineligibility,
  ),
  reinstate: actionWith(
    'reinstateApplication',
    'Reinstate an ineligible application; takes a slot again, and can fail',
    screens,
    WithReason,
  ),
}
