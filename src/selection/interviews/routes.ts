import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { bookInterview } from './book-interview.ts'
import { cancelInterview } from './cancel-interview.ts'
import { createInterviewSlots } from './create-interview-slots.ts'
import { deleteInterviewSlot } from './delete-interview-slot.ts'
import { getInterview } from './get-interview.ts'
import { getInterviewCalendar, getInterviewerCalendar, getProgramCalendar } from './get-interview-calendar.ts'
import { inviteToInterview } from './invite-to-interview.ts'
import { listInterviewSlots } from './list-interview-slots.ts'
import { listInterviews } from './list-interviews.ts'
import { moveInterview } from './move-interview.ts'
import { recordInterviewOutcome } from './record-interview-outcome.ts'
import * as options from './route-options.ts'

const asCalendar = (reply: FastifyReply, filename: string) =>
  reply.type('text/calendar; charset=utf-8').header('content-disposition', `attachment; filename="${filename}"`)

export const interviewRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post('/v1/programs/:program_id/interview-slots', options.createSlots, async ({ ctx, params, body }, reply) => {
    reply.code(201)
    return createInterviewSlots(ctx, params.program_id, body)
  })
  app.get('/v1/programs/:program_id/interview-slots', options.listSlots, async (request, reply) =>
    linked(request, reply, await listInterviewSlots(request.ctx, request.params.program_id, request.query)),
  )
  app.delete('/v1/interview-slots/:slot_id', options.deleteSlot, async ({ ctx, params }, reply) => {
    await deleteInterviewSlot(ctx, params.slot_id)
    reply.code(204)
  })
  app.post('/v1/programs/:program_id/interview-invitations', options.invite, ({ ctx, params, body }) =>
    inviteToInterview(ctx, params.program_id, body),
  )
  app.get('/v1/programs/:program_id/interviews', options.list, async (request, reply) =>
    linked(request, reply, await listInterviews(request.ctx, request.params.program_id, request.query)),
  )

  app.get('/v1/applications/:application_id/interview', options.get, async (request, reply) =>
    tagged(request, reply, await getInterview(request.ctx, request.params.application_id, request.query)),
  )
  app.post('/v1/applications/:application_id/interview', options.book, async (request, reply) =>
    tagged(request, reply, await bookInterview(request.ctx, request.params.application_id, request.body)),
  )
  app.patch('/v1/applications/:application_id/interview', options.move, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await moveInterview(ctx, params.application_id, expected, body))
  })
  app.delete('/v1/applications/:application_id/interview', options.cancel, async ({ ctx, params, expected }, reply) => {
    await cancelInterview(ctx, params.application_id, expected)
    reply.code(204)
  })
  app.post('/v1/interviews/:interview_id/outcome', options.outcome, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await recordInterviewOutcome(ctx, params.interview_id, expected, body))
  })

  app.get('/v1/interviews/:interview_id/calendar.ics', options.getCalendar, async ({ ctx, params }, reply) => {
    const calendar = await getInterviewCalendar(ctx, params.interview_id)
    return asCalendar(reply, 'interview.ics').send(calendar)
  })
  app.get(
    '/v1/reviewers/:reviewer_id/interviews.ics',
    options.getInterviewerCalendar,
    async ({ ctx, params }, reply) => {
      const calendar = await getInterviewerCalendar(ctx, params.reviewer_id)
      return asCalendar(reply, 'interviews.ics').send(calendar)
    },
  )
  app.get('/v1/programs/:program_id/interviews.ics', options.getProgramCalendar, async ({ ctx, params }, reply) => {
    const calendar = await getProgramCalendar(ctx, params.program_id)
    return asCalendar(reply, 'interviews.ics').send(calendar)
  })
}
