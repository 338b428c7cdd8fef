import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { getProgram } from '../../catalogue/programs/get-program.ts'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { checkInByCode } from './check-in-by-code.ts'
import { checkInParticipant } from './check-in-participant.ts'
import { completeParticipant } from './complete-participant.ts'
import { getParticipant } from './get-participant.ts'
import { markLeftEarly } from './mark-left-early.ts'
import { markNoShow } from './mark-no-show.ts'
import { listParticipants } from './queries.ts'
import { recordAttendance } from './record-attendance.ts'
import * as options from './route-options.ts'

export const participantRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/programs/:program_id/participants', options.list, async (request, reply) => {
    const { ctx, params, query } = request
    await getProgram(ctx.db, ctx.actor, ctx.now, params.program_id)
    return linked(request, reply, await listParticipants(ctx.db, ctx.actor, params.program_id, query))
  })
  app.get('/v1/applications/:application_id/participant', options.get, async (request, reply) =>
    tagged(request, reply, await getParticipant(request.ctx, request.params.application_id)),
  )
  app.post('/v1/applications/:application_id/check-in', options.checkIn, async (request, reply) =>
    tagged(request, reply, await checkInParticipant(request.ctx, request.params.application_id, request.body.code)),
  )
  app.post('/v1/programs/:program_id/check-ins', options.checkInByCode, async (request, reply) =>
    tagged(request, reply, await checkInByCode(request.ctx, request.params.program_id, request.body.code)),
  )
  app.post('/v1/applications/:application_id/no-show', options.noShow, async (request, reply) =>
    tagged(request, reply, await markNoShow(request.ctx, request.params.application_id, request.body.reason ?? null)),
  )
  app.post('/v1/applications/:application_id/left-early', options.leftEarly, async (request, reply) =>
    tagged(request, reply, await markLeftEarly(request.ctx, request.params.application_id, request.body.reason)),
  )
  app.post('/v1/applications/:application_id/complete', options.complete, async (request, reply) =>
    tagged(
      request,
      reply,
      await completeParticipant(request.ctx, request.params.application_id, request.body.reason ?? null),
    ),
  )
  app.post('/v1/programs/:program_id/attendance', options.attendance, ({ ctx, params, body }) =>
    recordAttendance(ctx, params.program_id, body),
  )
}
