import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { getSeats } from './get-seats.ts'
import { removeCityCap } from './remove-city-cap.ts'
import { Allocation, CityCap, CityCapRemoval, Seats } from './schema.ts'
import { setCityCap } from './set-city-cap.ts'
import { getAllocation } from './slot-ledger.ts'

export const allocationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/programs/:program_id/cities/:city_id/allocation', allocation, ({ ctx, params }) =>
    getAllocation(ctx, params.program_id, params.city_id),
  )
  app.put('/v1/programs/:program_id/cities/:city_id/allocation', setCap, ({ ctx, params, body }) =>
    setCityCap(ctx, params.program_id, params.city_id, body),
  )
  app.delete(
    '/v1/programs/:program_id/cities/:city_id/allocation',
    removeCap,
    async ({ ctx, params, query }, reply) => {
      await removeCityCap(ctx, params.program_id, params.city_id, query.reason)
      reply.code(204)
    },
  )
  app.get('/v1/programs/:program_id/seats', seats, ({ ctx, params }) => getSeats(ctx, params.program_id))
}

const open = 'public' as const
const ofCity = Type.Object({ program_id: Id, city_id: Id })

const allocation = {
  config: { access: open },
  schema: {
    operationId: 'getAllocation',
    summary: 'Get the cap and the slots of a city in a program',
    description: lines(
      'Gets how many applications a city may have in a program, and how its slots are used.',
      'A frontend can show “1 of 2 places used” with it before anyone fills in a form. Who uses a slot is shown only to those who may see the application.',
    ),
    tags: ['applications'],
    params: ofCity,
    response: { 200: answer('The allocation', ref(Allocation)) },
  },
}

const setCap = {
  config: { access: allow('allocations:write', 'secretariat') },
  schema: {
    operationId: 'setCityCap',
    summary: 'Set the cap of one city in a program, with a reason',
    description: lines(
      'Sets a cap for one city instead of the program’s, with a reason for the history.',
      'A cap below what is in use removes nobody: `over_by` shows it, and new submissions are refused.',
    ),
    errors: ['program_status', 'content_invalid', 'program_over'],
    tags: ['applications'],
    params: ofCity,
    body: ref(CityCap),
    response: { 200: answer('The allocation with the new cap', ref(Allocation)) },
  },
}

const removeCap = {
  config: { access: allow('allocations:write', 'secretariat') },
  schema: {
    operationId: 'removeCityCap',
    summary: 'Remove the cap of one city; the program’s cap applies again',
    description: 'Removes the cap of one city, so that the program’s applies again. A second call changes nothing.',
    errors: ['program_status', 'program_over'],
    tags: ['applications'],
    params: ofCity,
    querystring: CityCapRemoval,
    response: { 204: Type.Null({ description: 'The city has no cap of its own' }) },
  },
}

const seats = {
  config: { access: allow('decisions:read', 'secretariat', 'organisation') },
  schema: {
    operationId: 'getSeats',
    summary: 'The seats of a program: how many there are, are taken and are held by open decisions, city by city',
    description:
      'Gets how many seats a program has, how many are taken, and how many are held by open decisions, city by city.',
    tags: ['selection'],
    params: Type.Object({ program_id: Id }),
    response: { 200: answer('The seats', ref(Seats)) },
  },
}
