import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { tagged } from '../../http/etag.ts'
import { attachment } from '../../http/uploads.ts'
import type { Files } from '../../platform/files.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { answerEndorsementLink } from './answer-endorsement-link.ts'
import { declineEndorsement } from './decline-endorsement.ts'
import { endorseApplication } from './endorse-application.ts'
import { findEndorsementForm } from './endorsement-form.ts'
import { getEndorsement } from './get-endorsement.ts'
import { getEndorsementLink } from './get-endorsement-link.ts'
import { getPriorities } from './get-priorities.ts'
import { requestEndorsement } from './request-endorsement.ts'
import * as options from './route-options.ts'
import { setPriorities } from './set-priorities.ts'

export const endorsementRoutes: FastifyPluginAsyncTypebox<{ secrets: Secrets; files: Files }> = async (
  app,
  { secrets, files },
) => {
  app.post('/v1/applications/:application_id/endorsement-requests', options.request, async (request, reply) => {
    const { ctx, params } = request
    const { token, ...endorsement } = await requestEndorsement(ctx, secrets, params.application_id)
    reply.code(201).header('location', `/v1/applications/${params.application_id}/endorsement`)
    const expires_at = endorsement.link_expires_at
    if (!token || !expires_at) return tagged(request, reply, endorsement)
    const url = request.address(`/v1/endorsement-links/${token}`)
    return tagged(request, reply, { ...endorsement, link: { token, url, expires_at } })
  })
  app.post('/v1/applications/:application_id/endorse', options.endorse, async (request, reply) =>
    tagged(request, reply, await endorseApplication(request.ctx, request.params.application_id, request.body)),
  )
  app.post('/v1/applications/:application_id/decline-endorsement', options.decline, async (request, reply) =>
    tagged(request, reply, await declineEndorsement(request.ctx, request.params.application_id, request.body)),
  )
  app.get('/v1/applications/:application_id/endorsement', options.get, async (request, reply) =>
    tagged(request, reply, await getEndorsement(request.ctx, request.params.application_id)),
  )

  app.get('/v1/endorsement-links/:token', options.getLink, ({ ctx, params }) =>
    getEndorsementLink(ctx, secrets, params.token),
  )
  app.get('/v1/endorsement-links/:token/form', options.form, async ({ ctx, params }, reply) => {
    const document = await findEndorsementForm(ctx, secrets, params.token)
    reply.type(document.media_type).headers({
      'content-length': document.size,
      'content-disposition': attachment(document.filename),
    })
    return reply.send(await files.get(document.storage_key))
  })
  app.post('/v1/endorsement-links/:token', options.answerLink, async (request, reply) =>
    tagged(request, reply, await answerEndorsementLink(request.ctx, secrets, request.params.token, request.body)),
  )

  app.get('/v1/programs/:program_id/cities/:city_id/priorities', options.getPriorities, async (request, reply) => {
    const { ctx, params } = request
    return tagged(request, reply, await getPriorities(ctx, params.program_id, params.city_id))
  })
  app.put('/v1/programs/:program_id/cities/:city_id/priorities', options.setPriorities, async (request, reply) => {
    const { ctx, params, expected, body } = request
    const { program_id, city_id } = params
    return tagged(request, reply, await setPriorities(ctx, program_id, city_id, expected, body.application_ids))
  })
}
