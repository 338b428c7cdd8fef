import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { getProgram } from '../../catalogue/programs/get-program.ts'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { answer, Id, ref } from '../../http/wire.ts'
import { listParticipants } from './queries.ts'
import { ParticipantPage, ParticipantQuery } from './schema.ts'

export const participantRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/programs/:program_id/participants', options.participants, async (request, reply) => {
    const { ctx, params, query } = request
    await getProgram(ctx.db, ctx.actor, ctx.now, params.program_id)
    return linked(request, reply, await listParticipants(ctx.db, ctx.actor, params.program_id, query))
  })
}

const tags = ['selection']
const ofProgram = Type.Object({ program_id: Id })

const options = {
  participants: {
    config: { access: allow('participants:read', 'secretariat', 'organisation', 'city') },
    schema: {
      operationId: 'listParticipants',
      summary: 'List the participants of a program',
      description: 'Lists the people with a seat in a program, by city and name. A city sees its own.',
      tags,
      params: ofProgram,
      querystring: ParticipantQuery,
      response: { 200: answer('A page of participants', ref(ParticipantPage)) },
    },
  },
}
