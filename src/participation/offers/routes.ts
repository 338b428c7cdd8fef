import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { answered } from '../../intake/applications/answered.ts'
import { Application } from '../../intake/applications/schema.ts'
import { acceptOffer } from './accept-offer.ts'
import { acceptOnBehalf } from './accept-on-behalf.ts'
import { declineOffer } from './decline-offer.ts'
import { declineOnBehalf } from './decline-on-behalf.ts'

export const offerRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post('/v1/applications/:application_id/accept', options.accept, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await acceptOffer(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/decline', options.decline, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await declineOffer(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/accept-on-behalf', options.acceptOnBehalf, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await acceptOnBehalf(ctx, params.application_id, expected, body.reason))
  })
  app.post('/v1/applications/:application_id/decline-on-behalf', options.declineOnBehalf, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await declineOnBehalf(ctx, params.application_id, expected, body.reason))
  })
}

const tags = ['selection']
const onBehalf = allow('applications:write', 'secretariat', 'organisation', 'city')
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
  acceptOnBehalf: {
    config: { access: onBehalf, ifMatch: 'optional' as const },
    schema: {
      operationId: 'acceptOnBehalf',
      summary: 'Accept an offer on behalf of the applicant, with a reason',
      description: lines(
        'Records that an applicant accepted in another way, such as by phone. What follows is the same as for acceptOffer.',
        'The reason is required. The history shows it with `on_behalf`, and who did it. It never works after `reply_by`.',
      ),
      errors: ['transition_not_allowed', 'offer_expired'],
      tags,
      params: ofApplication,
      body: ref(WithReason),
      response: { 200: answer('The application, accepted', ref(Application)) },
    },
  },
  declineOnBehalf: {
    config: { access: onBehalf, ifMatch: 'optional' as const },
    schema: {
      operationId: 'declineOnBehalf',
      summary: 'Decline an offer on behalf of the applicant, with a reason; frees slot and seat',
      description: lines(
        'Records that an applicant declined in another way, such as by phone. Slot and seat are free at once.',
        'The reason is required. The history shows it with `on_behalf`, and who did it.',
      ),
      errors: ['transition_not_allowed'],
      tags,
      params: ofApplication,
      body: ref(WithReason),
      response: { 200: answer('The application, declined', ref(Application)) },
    },
  },
}
