import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { findApplication } from '../applications/queries.ts'
import { allow } from '../http/auth.ts'
import { CATALOGUE } from '../http/headers.ts'
import { linked } from '../http/pages.ts'
import { Id, ref } from '../http/wire.ts'
import { getProgram } from '../programs/queries.ts'
import { listHistory } from './queries.ts'
import { HistoryPage, HistoryQuery } from './schema.ts'

export const historyRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/applications/:application_id/history', ofApplication, async (request, reply) => {
    const { ctx, params, query } = request
    await findApplication(ctx.db, ctx.actor, params.application_id)
    return linked(request, reply, await listHistory(ctx.db, ctx.actor, params.application_id, query))
  })
  app.get('/v1/programs/:program_id/history', ofProgram, async (request, reply) => {
    const { ctx, params, query } = request
    await getProgram(ctx.db, ctx.actor, ctx.now, params.program_id)
    return linked(request, reply, await listHistory(ctx.db, ctx.actor, params.program_id, query))
  })
}

const ofApplication = {
  config: {
    access: allow('applications:read', 'secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'applicant'),
  },
  schema: {
    operationId: 'getApplicationHistory',
    summary: 'What happened to an application, oldest first',
    tags: ['applications'],
    params: Type.Object({ application_id: Id }),
    querystring: HistoryQuery,
    response: { 200: ref(HistoryPage) },
  },
}

const ofProgram = {
  config: CATALOGUE,
  schema: {
    operationId: 'getProgramHistory',
    summary: 'What happened to a program, such as a change of its dates, oldest first',
    tags: ['programs'],
    params: Type.Object({ program_id: Id }),
    querystring: HistoryQuery,
    response: { 200: ref(HistoryPage) },
  },
}
