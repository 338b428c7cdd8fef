import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { linked } from '../http/pages.ts'
import type { Secrets } from '../platform/secrets.ts'
import { answered } from './answered.ts'
import { correctApplicant } from './correct-applicant.ts'
import { checkEligibility, getEligibility } from './eligibility.ts'
import { holdsSlot, isLiving, publicStatusOf, STATUSES, TRANSITIONS } from './lifecycle.ts'
import { getApplication, listApplications } from './queries.ts'
import * as options from './route-options.ts'
import {
  markIneligible,
  reinstateApplication,
  returnApplication,
  startReview,
  withdrawApplication,
} from './screen-application.ts'
import { getAllocation, removeCityCap, setCityCap } from './slot-ledger.ts'
import { startApplication } from './start-application.ts'
import { resubmitApplication, submitApplication } from './submit-application.ts'
import { changeApplication } from './update-application.ts'
import { addAttestation, addWaiver } from './vouch.ts'

const lifecycle = {
  states: STATUSES.map((status) => ({
    status,
    public_status: publicStatusOf(status),
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

export const applicationRoutes: FastifyPluginAsyncTypebox<{ secrets: Secrets }> = async (app, { secrets }) => {
  app.get('/v1/lifecycle', options.lifecycle, () => lifecycle)

  app.post('/v1/programs/:program_id/eligibility-checks', options.check, ({ ctx, params, body }) =>
    checkEligibility(ctx, params.program_id, body),
  )
  app.get('/v1/programs/:program_id/cities/:city_id/allocation', options.allocation, ({ ctx, params }) =>
    getAllocation(ctx, params.program_id, params.city_id),
  )
  app.put('/v1/programs/:program_id/cities/:city_id/allocation', options.setCap, ({ ctx, params, body }) =>
    setCityCap(ctx, params.program_id, params.city_id, body),
  )
  app.delete(
    '/v1/programs/:program_id/cities/:city_id/allocation',
    options.removeCap,
    async ({ ctx, params, query }, reply) => {
      await removeCityCap(ctx, params.program_id, params.city_id, query.reason)
      reply.code(204)
    },
  )

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
    return answered(request, reply, await changeApplication(ctx, params.application_id, expected, body))
  })

  app.get('/v1/applications/:application_id/eligibility', options.eligibility, ({ ctx, params }) =>
    getEligibility(ctx, params.application_id),
  )
  app.post('/v1/applications/:application_id/waivers', options.waive, async ({ ctx, params, body }, reply) => {
    reply.code(201)
    return addWaiver(ctx, params.application_id, body)
  })
  app.post('/v1/applications/:application_id/attestations', options.attest, async ({ ctx, params, body }, reply) => {
    reply.code(201)
    return addAttestation(ctx, params.application_id, body)
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
    return answered(request, reply, await withdrawApplication(ctx, params.application_id, expected, body.reason))
  })
  app.post('/v1/applications/:application_id/start-review', options.startReview, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await startReview(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/return', options.giveBack, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await returnApplication(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/correct-applicant', options.correct, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await correctApplicant(ctx, params.application_id, expected, body))
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
