import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { createCity } from './create-city.ts'
import { getCityMailbox } from './find-mailbox.ts'
import { CityMailbox, NewCityMailbox } from './mailbox-schema.ts'
import { getCity, listCities } from './queries.ts'
import { City, CityChange, CityPage, CityQuery, NewCity } from './schema.ts'
import { setCityMailbox } from './set-city-mailbox.ts'
import { updateCity } from './update-city.ts'

export const cityRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/cities', list, async (request, reply) =>
    linked(request, reply, await listCities(request.ctx.db, request.query)),
  )
  app.post('/v1/cities', create, async (request, reply) => {
    const city = await createCity(request.ctx, request.body)
    reply.code(201).header('location', `/v1/cities/${city.id}`)
    return tagged(request, reply, city)
  })
  app.get('/v1/cities/:city_id', get, async (request, reply) =>
    tagged(request, reply, await getCity(request.ctx.db, request.params.city_id)),
  )
  app.patch('/v1/cities/:city_id', update, async (request, reply) =>
    tagged(request, reply, await updateCity(request.ctx, request.params.city_id, request.expected, request.body)),
  )
  app.get('/v1/cities/:city_id/mailbox', getMailbox, async (request, reply) =>
    tagged(request, reply, await getCityMailbox(request.ctx.db, request.params.city_id)),
  )
  app.put('/v1/cities/:city_id/mailbox', setMailbox, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await setCityMailbox(ctx, params.city_id, expected, body))
  })
}

const tags = ['cities']
const params = Type.Object({ city_id: Id })

const list = {
  config: CATALOGUE,
  schema: {
    operationId: 'listCities',
    summary: 'List the cities',
    description:
      'Lists the cities of the network and former members, by name. `q` finds a city by a part of its name or of an alias.',
    tags,
    querystring: CityQuery,
    response: { 200: answer('A page of cities', ref(CityPage)) },
  },
}

const create = {
  config: { access: allow('cities:write', 'secretariat') },
  schema: {
    operationId: 'createCity',
    summary: 'Create a city',
    description: lines(
      'Creates a city, with its first period of membership if given.',
      'The same name, country and kind cannot be used twice: the problem names the city that has it.',
    ),
    errors: ['city_exists', 'content_invalid'],
    tags,
    body: ref(NewCity),
    response: { 201: answer('The new city', ref(City)) },
  },
}

const get = {
  config: CATALOGUE,
  schema: {
    operationId: 'getCity',
    summary: 'Get a city with its memberships',
    description: 'Gets a city with its aliases and every period of its membership.',
    tags,
    params,
    response: { 200: answer('The city', ref(City)) },
  },
}

const update = {
  config: { access: allow('cities:write', 'secretariat'), ifMatch: 'required' as const },
  schema: {
    operationId: 'updateCity',
    summary: 'Update a city or its memberships',
    description: lines(
      'Changes the given members of a city; the others stay. `membership` corrects or adds one period, `memberships` replaces all.',
      'Submitted applications keep their slots: membership is judged at the submission and at the release.',
    ),
    errors: ['city_exists', 'content_invalid'],
    tags,
    params,
    body: ref(CityChange),
    response: { 200: answer('The city, changed', ref(City)) },
  },
}

const getMailbox = {
  config: { access: allow('cities:write', 'secretariat') },
  schema: {
    operationId: 'getCityMailbox',
    summary: 'Get the mailbox of a city’s focal point',
    description:
      'Gets the role mailbox at which a city is told of calls and of nominees to endorse. A city without one gets 404.',
    tags,
    params,
    response: { 200: answer('The mailbox', ref(CityMailbox)) },
  },
}

const setMailbox = {
  config: { access: allow('cities:write', 'secretariat'), ifMatch: 'optional' as const },
  schema: {
    operationId: 'setCityMailbox',
    summary: 'Set the mailbox of a city’s focal point',
    description: lines(
      'Sets the role mailbox of a city, its language, and whether it gets calls. Only the secretariat sees it.',
      'Requests to endorse a nominee go there with a one-time link. It tells nobody of anything that was before.',
    ),
    tags,
    params,
    body: ref(NewCityMailbox),
    response: { 200: answer('The mailbox', ref(CityMailbox)) },
  },
}
