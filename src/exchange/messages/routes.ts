import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { getMessage, type Mailing } from './get-message.ts'
import { holdMessage } from './hold-message.ts'
import { listMessages } from './list-messages.ts'
import { previewMessage } from './preview-message.ts'
import { redeemComeBackLink } from './redeem-come-back-link.ts'
import { releaseMessages } from './release-messages.ts'
import { requestComeBackLink } from './request-come-back-link.ts'
import * as options from './route-options.ts'
import { sendCall } from './send-call.ts'
import { sendMessage } from './send-message.ts'
import { unsubscribe } from './unsubscribe.ts'

const ASKED = 'If there is an application with this address, a mail is on its way. Its links work for 30 minutes.'

export const messageRoutes: FastifyPluginAsyncTypebox<Mailing> = async (app, mailing) => {
  app.get('/v1/messages', options.list, async (request, reply) =>
    linked(request, reply, await listMessages(request.ctx, request.query)),
  )
  app.get('/v1/messages/:message_id', options.get, async (request, reply) =>
    tagged(request, reply, await getMessage(request.ctx, mailing, request.params.message_id)),
  )
  app.post('/v1/messages/:message_id/send', options.send, async (request, reply) => {
    const { ctx, params, expected } = request
    return tagged(request, reply, await sendMessage(ctx, mailing, params.message_id, expected))
  })
  app.post('/v1/messages/:message_id/hold', options.hold, async (request, reply) => {
    const { ctx, params, expected } = request
    return tagged(request, reply, await holdMessage(ctx, mailing, params.message_id, expected))
  })
  app.post('/v1/programs/:program_id/message-releases', options.release, ({ ctx, params, body }) =>
    releaseMessages(ctx, mailing, params.program_id, body),
  )
  app.post('/v1/programs/:program_id/calls', options.call, ({ ctx, params, body }) =>
    sendCall(ctx, params.program_id, body),
  )
  app.post('/v1/message-templates/:kind/preview', options.preview, ({ ctx, params, body }) =>
    previewMessage(ctx, mailing, params.kind, body),
  )

  app.post('/v1/come-back-links', options.requestLink, async ({ ctx, body }, reply) => {
    await requestComeBackLink(ctx, body)
    reply.code(202)
    return { detail: ASKED }
  })
  app.post('/v1/come-back-links/:token', options.redeemLink, async ({ ctx, params }, reply) => {
    reply.code(201)
    return redeemComeBackLink(ctx, mailing.secrets, params.token)
  })
  await app.register(async (form) => {
    form.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, __, done) =>
      done(null, undefined),
    )
    form.post<{ Params: { token: string } }>(
      '/v1/unsubscribe/:token',
      options.unsubscribe,
      async ({ ctx, params }, reply) => {
        await unsubscribe(ctx, mailing.secrets, params.token)
        reply.code(204)
      },
    )
  })
}
