import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { linked } from '../../http/cursors.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { listHistory } from '../../record/queries.ts'
import { answered } from './answered.ts'
import type { ApplicationReactions } from './application-reactions.ts'
import { correctApplicant } from './correct-applicant.ts'
import { getApplication, getApplicationRow } from './get-application.ts'
import { holdsSlot, isLiving, STATUSES, TRANSITIONS } from './lifecycle.ts'
import { listApplications } from './queries.ts'
import { reissueToken } from './reissue-token.ts'
import { resubmitApplication } from './resubmit-application.ts'
import { revokeToken } from './revoke-token.ts'
import * as options from './route-options.ts'
import { startApplication } from './start-application.ts'
import { submitApplication } from './submit-application.ts'
import { updateApplication } from './update-application.ts'
import { withdrawApplication } from './withdraw-application.ts'

const lifecycle = {
  states: STATUSES.map((status) => ({
    status,
    is_living: isLiving(status),
    holds_slot: holdsSlot(status),
  })),
  transitions: TRANSITIONS.map(({ from, to, by, until = null, operation = null, ...rest }) => ({
    ...rest,
    until,
    operation,
    from: from && [...from],
    to: [...to],
    by: [...by],
  })),
}

export const applicationRoutes: FastifyPluginAsyncTypebox<{
  secrets: Secrets
  reactions: ApplicationReactions
}> = async (app, { secrets, reactions }) => {
  app.get('/v1/lifecycle', options.lifecycle, () => lifecycle)

  app.post('/v1/programs/:program_id/applications', options.start, async (request, reply) => {
    const application = await startApplication(request.ctx, secrets, request.params.program_id, request.body)
    reply.code(201).header('location', `/v1/applications/${application.id}`)
    return answered(request, reply, application)
  })
  app.get('/v1/applications', options.list, async (request, reply) =>
    linked(request, reply, await listApplications(request.ctx.db, request.ctx.actor, request.query)),
  )
  app.get('/v1/applications/:application_id', options.get, async (request, reply) => {
    const { ctx, params } = request
    return answered(request, reply, await getApplication(ctx, params.application_id))
  })
  app.patch('/v1/applications/:application_id', options.update, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await updateApplication(ctx, params.application_id, expected, body))
  })

  app.post('/v1/applications/:application_id/submit', options.submit, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await submitApplication(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/resubmit', options.resubmit, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await resubmitApplication(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/withdraw', options.withdraw, async (request, reply) => {
    const { ctx, params, expected, body } = request
    const { reason } = body
    return answered(request, reply, await withdrawApplication(ctx, params.application_id, expected, reason, reactions))
  })
  app.post('/v1/applications/:application_id/correct-applicant', options.correct, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await correctApplicant(ctx, params.application_id, expected, body, reactions))
  })

  app.post('/v1/applications/:application_id/token', options.reissue, async ({ ctx, params, expected }, reply) => {
    const token = await reissueToken(ctx, secrets, params.application_id, expected)
    reply.code(201)
    return token
  })
  app.delete('/v1/applications/:application_id/token', options.revoke, async ({ ctx, params, expected }, reply) => {
    await revokeToken(ctx, params.application_id, expected)
    reply.code(204)
  })

  app.get('/v1/applications/:application_id/history', options.history, async (request, reply) => {
    const { ctx, params, query } = request
    await getApplicationRow(ctx.db, ctx.actor, params.application_id)
    return linked(
      request,
      reply,
      await listHistory(ctx.db, mayRead(ctx.actor, 'staff_history'), params.application_id, query),
    )
  })
}
