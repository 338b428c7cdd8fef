import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { linked } from '../../http/cursors.ts'
import { listHistory } from '../../record/queries.ts'
import { applicationForm } from '../forms/application-form.ts'
import { addressed, answered } from './answered.ts'
import { cancelProgram } from './cancel-program.ts'
import { closeCall } from './close-call.ts'
import { createProgram } from './create-program.ts'
import { extendCall } from './extend-call.ts'
import { getProgram } from './get-program.ts'
import type { ProgramReactions } from './program-reactions.ts'
import { publishProgram } from './publish-program.ts'
import { listPrograms } from './queries.ts'
import * as options from './route-options.ts'
import { runsProgram } from './run-program.ts'
import { updateProgram } from './update-program.ts'

export const programRoutes: FastifyPluginAsyncTypebox<{ reactions: ProgramReactions }> = async (app, { reactions }) => {
  app.get('/v1/programs', options.list, async (request, reply) => {
    const { db, actor, now } = request.ctx
    const { items, next_cursor } = await listPrograms(db, actor, now, request.query)
    return linked(request, reply, { items: items.map((program) => addressed(request, program)), next_cursor })
  })
  app.post('/v1/programs', options.create, async (request, reply) => {
    const program = await createProgram(request.ctx, request.body)
    reply.code(201).header('location', `/v1/programs/${program.id}`)
    return answered(request, reply, program)
  })
  app.get('/v1/programs/:program_id', options.get, async (request, reply) => {
    const { db, actor, now } = request.ctx
    const program = await getProgram(db, actor, now, request.params.program_id)
    return answered(request, reply, program)
  })
  app.patch('/v1/programs/:program_id', options.update, async (request, reply) => {
    const { ctx, params, query, expected, body } = request
    const program = await updateProgram(ctx, params.program_id, expected, body, { reactions, ...query })
    return answered(request, reply, program)
  })
  app.post('/v1/programs/:program_id/publish', options.publish, async (request, reply) => {
    const program = await publishProgram(request.ctx, request.params.program_id, request.expected)
    return answered(request, reply, program)
  })
  app.post('/v1/programs/:program_id/extend-call', options.extend, async (request, reply) => {
    const { ctx, params, expected, body } = request
    const program = await extendCall(ctx, params.program_id, expected, body, reactions)
    return answered(request, reply, program)
  })
  app.post('/v1/programs/:program_id/close-call', options.close, async (request, reply) => {
    const program = await closeCall(request.ctx, request.params.program_id, request.expected, request.body.reason)
    return answered(request, reply, program)
  })
  app.post('/v1/programs/:program_id/cancel', options.cancel, async (request, reply) => {
    const { ctx, params, expected, body } = request
    const program = await cancelProgram(ctx, params.program_id, expected, body.reason, reactions)
    return answered(request, reply, program)
  })
  app.get('/v1/programs/:program_id/application-form', options.form, async ({ ctx, params }) => {
    const program = await getProgram(ctx.db, ctx.actor, ctx.now, params.program_id)
    return applicationForm(program)
  })

  app.get('/v1/programs/:program_id/history', options.history, async (request, reply) => {
    const { ctx, params, query } = request
    await getProgram(ctx.db, ctx.actor, ctx.now, params.program_id)
    return linked(
      request,
      reply,
      await listHistory(ctx.db, await runsProgram(ctx, params.program_id), params.program_id, query),
    )
  })
}
