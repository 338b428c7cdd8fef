import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { afterCaches } from './authenticate.ts'
import { createApiKey, type KeyMaking } from './create-api-key.ts'
import { listApiKeys } from './queries.ts'
import { revokeApiKey } from './revoke-api-key.ts'
import { ApiKeyPage, ApiKeyQuery, CreatedApiKey, type KeyRole, Me, NewApiKey } from './schema.ts'

export const accessRoutes: FastifyPluginAsyncTypebox<KeyMaking> = async (app, making) => {
  app.get('/v1/me', getMe, ({ ctx: { actor } }) => ({
    ...actor,
    scopes: [...actor.scopes],
    program_id: actor.program_id ?? null,
    series_id: actor.series_id ?? null,
    origins: actor.origins ? [...actor.origins] : null,
    expires_at: actor.expires_at ?? null,
  }))
  app.get('/v1/api-keys', list, async (request, reply) => {
    const page = await listApiKeys(request.ctx.db, request.query)
    return linked(request, reply, { ...page, items: page.items.map(shown) })
  })
  app.post('/v1/api-keys', create, async ({ ctx, body }, reply) => {
    reply.code(201)
    return shown(await createApiKey(ctx, making, body))
  })
  app.delete('/v1/api-keys/:api_key_id', revoke, async ({ ctx, params }, reply) => {
    await revokeApiKey(ctx, params.api_key_id)
    reply.code(204)
  })
}

const shown = <T extends { role: KeyRole }>(key: T) => ({
  ...key,
  kind: key.role === 'page' ? ('publishable' as const) : ('secret' as const),
})

const tags = ['access']

const getMe = {
  config: { access: 'any' as const },
  schema: {
    operationId: 'getMe',
    summary: 'Get the role, the scopes and the holder of this credential',
    description: lines(
      'Answers who a credential is: its role, its scopes, and the city, organisation or application that it acts for.',
      'A frontend can check a key with it, and show only what the key may do.',
    ),
    tags,
    response: { 200: answer('The holder of the credential', ref(Me)) },
  },
}

const list = {
  config: { access: allow('api_keys:read', 'secretariat') },
  schema: {
    operationId: 'listApiKeys',
    summary: 'List the API keys, newest first',
    description: lines(
      'Lists every key with its role, scopes and dates, revoked keys too, newest first.',
      'Never shows a key itself: only its last four characters.',
    ),
    tags,
    querystring: ApiKeyQuery,
    response: { 200: answer('A page of keys', ref(ApiKeyPage)) },
  },
}

const create = {
  config: { access: allow('api_keys:write', 'secretariat') },
  // Answers only when every process lets in the pages of the key.
  onSend: async (request: FastifyRequest, reply: FastifyReply) => {
    if ((request.body as NewApiKey | undefined)?.origins) await afterCaches(request, reply)
  },
  schema: {
    operationId: 'createApiKey',
    summary: 'Create an API key; the answer shows it once',
    description: lines(
      'Creates a key and shows it once: store it in a secret store, because it cannot be read again.',
      'A secret key is for a server. A publishable key (role `page`, `coh_pub_…`) is for a web page, where everyone can read it:',
      'it only starts applications, in one program or series, from the origins that it names. The page goes on with the applicant’s token.',
      'A key can give only scopes that it has itself, and cannot outlive itself.',
      'A key of role `city` needs `city_id`; one of role `organisation` needs `organisation_id`; one of role `page` needs `origins`.',
    ),
    errors: ['content_invalid'],
    tags,
    body: ref(NewApiKey),
    response: { 201: answer('The new key, with its secret', ref(CreatedApiKey)) },
  },
}

const revoke = {
  config: { access: allow('api_keys:write', 'secretariat') },
  // Answers only when no process trusts the key from its cache any more.
  onSend: afterCaches,
  schema: {
    operationId: 'revokeApiKey',
    summary: 'Revoke an API key; after the answer no process accepts it',
    description: lines(
      'Revokes a key. The answer comes when no process accepts the key any more, which takes half a second.',
      'Revoking a revoked key changes nothing. The last key that can create keys cannot be revoked.',
    ),
    errors: ['last_key_maker'],
    tags,
    params: Type.Object({ api_key_id: Id }),
    response: { 204: Type.Null({ description: 'Revoked' }) },
  },
}
