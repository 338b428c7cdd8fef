import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { Id, ref } from '../../http/wire.ts'
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
    config: { access: allow('applications:write', 'applicant') },
    schema: {
      operationId: 'acceptOffer',
      summary: 'Accept an offer',
      tags,
      params: ofApplication,
      response: { 200: ref(Application) },
    },
  },
  decline: {
    config: { access: allow('applications:write', 'applicant', 'city') },
    schema: {
      operationId: 'declineOffer',
      summary: 'Decline an offer; frees slot and seat',
      tags,
      params: ofApplication,
      response: { 200: ref(Application) },
    },
  },
  acceptOnBehalf: {
    config: { access: onBehalf },
    schema: {
      operationId: 'acceptOnBehalf',
      summary: 'Accept an offer on behalf of the applicant, with a reason',
      description: `The city's focal point, or staff that run the program, record that an applicant accepted in another way, such as by phone.
The reason is required. The history shows it with \`on_behalf\`, and who did it. What follows is the same as for acceptOffer.
It never works after \`reply_by\`: then 409 \`offer_expired\`.`,
      tags,
      params: ofApplication,
      body: ref(WithReason),
      response: { 200: ref(Application) },
    },
  },
  declineOnBehalf: {
    config: { access: onBehalf },
    schema: {
      operationId: 'declineOnBehalf',
      summary: 'Decline an offer on behalf of the applicant, with a reason; frees slot and seat',
      description: `The city's focal point, or staff that run the program, record that an applicant declined in another way, such as by phone.
The reason is required. The history shows it with \`on_behalf\`, and who did it. Slot and seat are free at once.`,
      tags,
      params: ofApplication,
      body: ref(WithReason),
      response: { 200: ref(Application) },
    },
  },
}
