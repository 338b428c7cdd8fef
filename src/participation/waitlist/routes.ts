import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { linked } from '../../http/cursors.ts'
import { answered } from '../../intake/applications/answered.ts'
import { closeWaitlist } from './close-waitlist.ts'
import { listPromotions } from './list-promotions.ts'
import { listReplacements } from './list-replacements.ts'
import { listWaitlist } from './list-waitlist.ts'
import { orderWaitlist } from './order-waitlist.ts'
import { promoteApplication } from './promote-application.ts'
import * as options from './route-options.ts'

export const waitlistRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/programs/:program_id/waitlist', options.list, async (request, reply) => {
    const { ctx, params, query } = request
    return linked(request, reply, await listWaitlist(ctx, params.program_id, query))
  })
  app.put('/v1/programs/:program_id/waitlist', options.order, async (request, reply) => {
    const { ctx, params, body } = request
    await orderWaitlist(ctx, params.program_id, body.application_ids)
    return linked(request, reply, await listWaitlist(ctx, params.program_id, { limit: 100 }))
  })
  app.post('/v1/applications/:application_id/promote', options.promote, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await promoteApplication(ctx, params.application_id, expected, body ?? {}))
  })
  app.post('/v1/programs/:program_id/close-waitlist', options.close, ({ ctx, params, body }) =>
    closeWaitlist(ctx, params.program_id, body.reason),
  )
  app.get('/v1/programs/:program_id/promotions', options.promotions, async (request, reply) => {
    const { ctx, params, query } = request
    return linked(request, reply, await listPromotions(ctx, params.program_id, query))
  })
  app.get('/v1/programs/:program_id/replacements', options.replacements, async (request, reply) => {
    const { ctx, params, query } = request
    return linked(request, reply, await listReplacements(ctx, params.program_id, query))
  })
}
