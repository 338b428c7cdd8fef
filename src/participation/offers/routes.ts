import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { tagged } from '../../http/etag.ts'
import { answered } from '../../intake/applications/answered.ts'
import { acceptOffer } from './accept-offer.ts'
import { acceptOnBehalf } from './accept-on-behalf.ts'
import { addCondition } from './add-condition.ts'
import { declineOffer } from './decline-offer.ts'
import { declineOnBehalf } from './decline-on-behalf.ts'
import { deferApplication } from './defer-application.ts'
import { extendOffer } from './extend-offer.ts'
import { failCondition } from './fail-condition.ts'
import { getOffer } from './get-offer.ts'
import { meetCondition } from './meet-condition.ts'
import { reacceptOffer } from './reaccept-offer.ts'
import { renewOffer } from './renew-offer.ts'
import * as options from './route-options.ts'
import type { PlaceOffer } from './schema.ts'
import { waiveCondition } from './waive-condition.ts'
import { withdrawOffer } from './withdraw-offer.ts'

/** An offer with its tag. It shows the terms of the program, which are no part of its version: the tag names them, too. */
const told = (request: FastifyRequest, reply: FastifyReply, offer: PlaceOffer) =>
  tagged(request, reply, offer, offer.coverage_digest.toLowerCase().replace(/[^a-z]/g, '_'))

export const offerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/applications/:application_id/offer', options.get, async (request, reply) =>
    told(request, reply, await getOffer(request.ctx, request.params.application_id)),
  )
  app.post('/v1/applications/:application_id/accept', options.accept, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await acceptOffer(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/decline', options.decline, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await declineOffer(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/accept-on-behalf', options.acceptOnBehalf, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await acceptOnBehalf(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/decline-on-behalf', options.declineOnBehalf, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await declineOnBehalf(ctx, params.application_id, expected, body.reason))
  })

  app.post('/v1/applications/:application_id/reaccept', options.reaccept, async (request, reply) => {
    const { ctx, params, expected } = request
    return told(request, reply, await reacceptOffer(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/extend-offer', options.extend, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return told(request, reply, await extendOffer(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/withdraw-offer', options.withdraw, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await withdrawOffer(ctx, params.application_id, expected, body.reason))
  })
  app.post('/v1/applications/:application_id/renew-offer', options.renew, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await renewOffer(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/defer', options.defer, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await deferApplication(ctx, params.application_id, expected, body))
  })

  const conditions = '/v1/applications/:application_id/conditions/:condition'
  app.post(conditions, options.addCondition, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return told(request, reply, await addCondition(ctx, params.application_id, params.condition, expected, body))
  })
  app.post(`${conditions}/meet`, options.meet, async (request, reply) => {
    const { ctx, params, expected } = request
    return told(request, reply, await meetCondition(ctx, params.application_id, params.condition, expected))
  })
  app.post(`${conditions}/waive`, options.waive, async (request, reply) => {
    const { ctx, params, expected, body } = request
    const { application_id, condition } = params
    return told(request, reply, await waiveCondition(ctx, application_id, condition, expected, body.reason))
  })
  app.post(`${conditions}/fail`, options.fail, async (request, reply) => {
    const { ctx, params, expected, body } = request
    const { application_id, condition } = params
    return told(request, reply, await failCondition(ctx, application_id, condition, expected, body.reason))
  })
}
