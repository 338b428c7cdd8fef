import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { downloadHostList, XLSX } from './download-host-list.ts'
import { getDietTotals } from './get-diet-totals.ts'
import { getRooming } from './get-rooming.ts'
import { listArrivals } from './list-arrivals.ts'
import { DietTotals, FileQuery, HostList, JourneyList, JourneyQuery, Rooming } from './schema.ts'

export const hostListRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/programs/:program_id/arrivals', arrivals, ({ ctx, params, query }) =>
    listArrivals(ctx, params.program_id, query.direction ?? 'arrival'),
  )
  app.get('/v1/programs/:program_id/rooming', rooming, ({ ctx, params }) => getRooming(ctx, params.program_id))
  app.get('/v1/programs/:program_id/diets', diets, ({ ctx, params }) => getDietTotals(ctx, params.program_id))
  app.get('/v1/programs/:program_id/participant-lists/:list', file, async ({ ctx, params, query }, reply) => {
    const found = await downloadHostList(ctx, params.program_id, params.list, query.format ?? 'csv')
    reply.type(found.media_type).header('content-disposition', `attachment; filename="${found.filename}"`)
    return reply.send(found.content)
  })
}

const tags = ['participants']
const params = Type.Object({ program_id: Id })
const config = { access: allow('participants:read', 'secretariat', 'organisation') }
const bytes = {
  schema: Type.Unsafe<Readable | Buffer>({
    type: 'string',
    format: 'binary',
    contentMediaType: 'application/octet-stream',
  }),
}

const arrivals = {
  config,
  schema: {
    operationId: 'listArrivals',
    summary: 'List who arrives or departs when and where',
    description: lines(
      'Lists the journeys of everybody with a place, by time, for those who run the program: to pick people up, and to bring them back.',
      'Whoever told no journey comes last. A requested change does not count until staff accept it; `has_request` marks it.',
    ),
    tags,
    params,
    querystring: JourneyQuery,
    response: { 200: answer('The journeys', ref(JourneyList)) },
  },
}

const rooming = {
  config,
  schema: {
    operationId: 'getRooming',
    summary: 'Get who stays when, and who pays for which nights',
    description: lines(
      'Counts the room nights of everybody with a place, from the day of the arrival to the day of the departure.',
      'The program’s coverage says who pays for the nights of the program, with `nights_before` and `nights_after` of `selection.travel`; the participant pays for the others.',
    ),
    tags,
    params,
    response: { 200: answer('The rooms', ref(Rooming)) },
  },
}

const diets = {
  config,
  schema: {
    operationId: 'getDietTotals',
    summary: 'Get how many people eat what',
    description: 'Counts the diets of everybody with a place, for the kitchen. It names nobody.',
    tags,
    params,
    response: { 200: answer('The diets', ref(DietTotals)) },
  },
}

const file = {
  config: { ...config, produces: ['text/csv', XLSX] },
  schema: {
    operationId: 'downloadHostList',
    summary: 'Download arrivals, departures, rooming or badges as a file',
    description: lines(
      'Gives a list of the host as CSV (UTF-8, with a byte order mark) or as an Excel file, for those who run the program.',
      'A text that begins like a formula stays a text. No list has a passport, a birth date or an e-mail address.',
    ),
    tags,
    params: Type.Object({ program_id: Id, list: { ...HostList, description: 'Which list' } }),
    querystring: FileQuery,
    response: { 200: { description: 'The file', content: { 'text/csv': bytes, [XLSX]: bytes } } },
  },
}
