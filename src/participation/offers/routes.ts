import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, Id, ref } from '../../http/wire.ts'
import { answered } from '../../intake/applications/answered.ts'
import { Application } from '../../intake/applications/schema.ts'
import { acceptOffer } from './accept-offer.ts'
import { declineOffer } from './decline-offer.ts'

export const offerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post('/v1/applications/:application_id/accept', options.accept, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await acceptOffer(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/decline', options.decline, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await declineOffer(ctx, params.application_id, expected))
  })
}

const tags = ['selection']
const ofApplication = Type.Object({ application_id: Id })

const options = {
  accept: {
    config: { access: allow('applications:write', 'applicant'), ifMatch: 'optional' as const },
    schema: {
      operationId: 'acceptOffer',
      summary: 'Accept an offer',
      description: 'Accepts an offer before its `reply_by`. The seat is the applicant’s.',
      errors: ['transition_not_allowed', 'offer_expired'],
      tags,
      params: ofApplication,
      response: { 200: answer('The application, accepted', ref(Application)) },
    },
  },
  decline: {
    config: { access: allow('applications:write', 'applicant', 'city'), ifMatch: 'optional' as const },
    schema: {
      operationId: 'declineOffer',
      summary: 'Decline an offer; frees slot and seat',
      description: 'Declines an offer. It frees the slot and the seat; the city may have somebody else.',
      errors: ['transition_not_allowed', 'offer_expired'],
      tags,
      params: ofApplication,
      response: { 200: answer('The application, declined', ref(Application)) },
    },
  },
}
