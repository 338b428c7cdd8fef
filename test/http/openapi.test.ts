import Fastify, { type RouteOptions } from 'fastify'
import { test } from 'tap'
import { openapi } from '../../src/http/openapi.ts'
import { HTTP_PROBLEMS } from '../../src/http/problem-kinds.ts'
import { has } from '../has.ts'

const whole = {
  config: { access: 'any' as const },
  schema: {
    operationId: 'getThing',
    summary: 'A thing',
    description: 'Gets a thing.',
    tags: ['service'],
    response: { 200: { type: 'string', description: 'The thing' } },
  },
}

test('openapi: a route that does not say what the contract tells stops the boot', async (t) => {
  const { operationId, summary, description, tags, response } = whole.schema
  for (const [route, missing] of [
    [whole, undefined],
    [{ ...whole, schema: { summary, description, tags, response } }, 'operationId'],
    [{ ...whole, schema: { operationId, description, tags, response } }, 'summary'],
    [{ ...whole, schema: { operationId, summary, tags, response } }, 'description'],
    [{ ...whole, schema: { operationId, summary, description, response } }, 'tags'],
    [{ ...whole, schema: { operationId, summary, description, response, tags: [] } }, 'tags'],
    [{ ...whole, schema: { operationId, summary, description, tags } }, 'response'],
    [{ ...whole, schema: { ...whole.schema, response: { 200: { type: 'string' } } } }, 'words for 200'],
    [{ ...whole, schema: { ...whole.schema, errors: ['no_thing'] } }, 'problem no_thing in problems.ts'],
    [{ schema: whole.schema }, 'access'],
    [{}, 'operationId, summary, description, tags, response, access'],
  ] as const) {
    const app = Fastify()
    t.teardown(() => app.close())
    await app.register(openapi, { problems: HTTP_PROBLEMS })
    const options = { method: 'GET', url: '/v1/things', handler: () => 'x', ...route } as unknown as RouteOptions
    const add = () => app.route(options)
    if (missing) has(t, t.throws(add), { message: `GET /v1/things has no ${missing}` })
    else t.doesNotThrow(add)
  }
})
