import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { tagged } from '../../http/etag.ts'
import { getMessageTemplate } from './get-message-template.ts'
import * as options from './route-options.ts'
import { setMessageTemplate } from './set-message-template.ts'

export const templateRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/message-templates/:kind', options.get, async (request, reply) =>
    tagged(request, reply, await getMessageTemplate(request.ctx, request.params.kind, request.query)),
  )
  app.put('/v1/message-templates/:kind', options.set, async (request, reply) => {
    const { ctx, params, query, expected, body } = request
    return tagged(request, reply, await setMessageTemplate(ctx, params.kind, query, expected, body))
  })
}
