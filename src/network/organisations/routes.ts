import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { answer, Id, ref } from '../../http/wire.ts'
import { createOrganisation } from './create-organisation.ts'
import { getOrganisation, listOrganisations } from './queries.ts'
import { NewOrganisation, Organisation, OrganisationChange, OrganisationPage, OrganisationQuery } from './schema.ts'
import { updateOrganisation } from './update-organisation.ts'

export const organisationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/organisations', list, async (request, reply) =>
    linked(request, reply, await listOrganisations(request.ctx.db, request.query)),
  )
  app.post('/v1/organisations', create, async (request, reply) => {
    const organisation = await createOrganisation(request.ctx, request.body)
    reply.code(201).header('location', `/v1/organisations/${organisation.id}`)
    return tagged(request, reply, organisation)
  })
  app.get('/v1/organisations/:organisation_id', get, async (request, reply) =>
    tagged(request, reply, await getOrganisation(request.ctx.db, request.params.organisation_id)),
  )
  app.patch('/v1/organisations/:organisation_id', update, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await updateOrganisation(ctx, params.organisation_id, expected, body))
  })
}

const tags = ['organisations']
const params = Type.Object({ organisation_id: Id })

const list = {
  config: CATALOGUE,
  schema: {
    operationId: 'listOrganisations',
    summary: 'List the organisations',
    description: 'Lists the secretariat, the regional offices and the partners, by name.',
    tags,
    querystring: OrganisationQuery,
    response: { 200: answer('A page of organisations', ref(OrganisationPage)) },
  },
}

const create = {
  config: { access: allow('programs:write', 'secretariat') },
  schema: {
    operationId: 'createOrganisation',
    summary: 'Create an organisation',
    description: 'Creates an organisation. It can then be given a part in series and programs, and keys of its own.',
    errors: ['content_invalid'],
    tags,
    body: ref(NewOrganisation),
    response: { 201: answer('The new organisation', ref(Organisation)) },
  },
}

const get = {
  config: CATALOGUE,
  schema: {
    operationId: 'getOrganisation',
    summary: 'Get an organisation',
    description: 'Gets an organisation.',
    tags,
    params,
    response: { 200: answer('The organisation', ref(Organisation)) },
  },
}

const update = {
  config: { access: allow('programs:write', 'secretariat'), ifMatch: 'required' as const },
  schema: {
    operationId: 'updateOrganisation',
    summary: 'Update an organisation',
    description: 'Changes the given members of an organisation; the others stay.',
    errors: ['content_invalid'],
    tags,
    params,
    body: ref(OrganisationChange),
    response: { 200: answer('The organisation, changed', ref(Organisation)) },
  },
}
