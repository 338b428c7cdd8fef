import Fastify, { type RouteOptions } from 'fastify'
import { test } from 'tap'
import { openapi } from '../../src/http/openapi.ts'
import { has } from '../has.ts'

const whole = {
  config: { access: 'any' as const },
  schema: { operationId: 'getThing', summary: 'A thing', tags: ['service'], response: { 200: { type: 'string' } } },
}

test('openapi: a route without its name, its answers or its access stops the boot', async (t) => {
  const { operationId, summary, tags, response } = whole.schema
  for (const [route, missing] of [
    [whole, undefined],
    [{ ...whole, schema: { summary, tags, response } }, 'operationId'],
    [{ ...whole, schema: { operationId, tags, response } }, 'summary'],
    [{ ...whole, schema: { operationId, summary, response } }, 'tags'],
    [{ ...whole, schema: { operationId, summary, response, tags: [] } }, 'tags'],
    [{ ...whole, schema: { operationId, summary, tags } }, 'response'],
    [{ schema: whole.schema }, 'access'],
    [{ schema: { operationId } }, 'summary, tags, response, access'],
    [{}, 'operationId, summary, tags, response, access'],
  ] as const) {
    const app = Fastify()
    t.teardown(() => app.close())
    await app.register(openapi)
    const options = { method: 'GET', url: '/v1/things', handler: () => 'x', ...route } as unknown as RouteOptions
    const add = () => app.route(options)
    if (missing) has(t, t.throws(add), { message: `GET /v1/things has no ${missing}` })
    else t.doesNotThrow(add)
  }
})
