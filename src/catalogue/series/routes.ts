import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { answer, Id, ref } from '../../http/wire.ts'
import { createSeries } from './create-series.ts'
import { getSeries, listSeries } from './queries.ts'
import { NewSeries, Series, SeriesChange, SeriesPage, SeriesQuery } from './schema.ts'
import { updateSeries } from './update-series.ts'

export const seriesRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/series', list, async (request, reply) =>
    linked(request, reply, await listSeries(request.ctx.db, request.query)),
  )
  app.get('/v1/series/:series_id', get, async (request, reply) =>
    tagged(request, reply, await getSeries(request.ctx.db, request.params.series_id)),
  )
  app.post('/v1/series', create, async (request, reply) => {
    const series = await createSeries(request.ctx, request.body)
    reply.code(201).header('location', `/v1/series/${series.id}`)
    return tagged(request, reply, series)
  })
  app.patch('/v1/series/:series_id', change, async (request, reply) =>
    tagged(request, reply, await updateSeries(request.ctx, request.params.series_id, request.expected, request.body)),
  )
}

const tags = ['programs']
const secretariat = { access: allow('programs:write', 'secretariat') }

const list = {
  config: CATALOGUE,
  schema: {
    operationId: 'listSeries',
    summary: 'List the series, with past editions',
    description: 'Lists the standing families of programs, each with its past editions and testimonials.',
    tags,
    querystring: SeriesQuery,
    response: { 200: answer('A page of series', ref(SeriesPage)) },
  },
}
const get = {
  config: CATALOGUE,
  schema: {
    operationId: 'getSeries',
    summary: 'Get a series, with past editions',
    description: 'Gets a series with its organisations, past editions and testimonials.',
    tags,
    params: Type.Object({ series_id: Id }),
    response: { 200: answer('The series', ref(Series)) },
  },
}
const create = {
  config: secretariat,
  schema: {
    operationId: 'createSeries',
    summary: 'Create a series',
    description: 'Creates a series. Programs name it by `series_id`.',
    errors: ['content_invalid'],
    tags,
    body: ref(NewSeries),
    response: { 201: answer('The new series', ref(Series)) },
  },
}
const change = {
  config: { ...secretariat, ifMatch: 'required' as const },
  schema: {
    operationId: 'updateSeries',
    summary: 'Update a series; lists are replaced as a whole',
    description: 'Changes the given members of a series; the others stay. A list is replaced as a whole.',
    errors: ['content_invalid'],
    tags,
    params: Type.Object({ series_id: Id }),
    body: ref(SeriesChange),
    response: { 200: answer('The series, changed', ref(Series)) },
  },
}
