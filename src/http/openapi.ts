import { STATUS_CODES } from 'node:http'
import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import pkg from '../../package.json' with { type: 'json' }
import { multipartBody, Problem, ref } from './wire.ts'

export const TAGS = {
  programs: 'Series, programs, their calls and materials.',
  cities: 'The network’s cities and their memberships over time.',
  organisations: 'Secretariat, regional offices and partners.',
  eligibility: 'The pre-check, the report, waivers and attestations.',
  applications: 'Applications from the draft to the participant.',
  documents: 'The documents of an application: passport scan, headshot, nomination form.',
  selection: 'Decisions, hidden until their release; offers and participants.',
  access: 'The caller’s own credential, and API keys.',
  service: 'Health checks.',
  sandbox: 'Only in the sandbox: the clock, which can be set, and demo credentials.',
} as const

const DESCRIPTION = `The headless admissions service for city networks: calls, applications, per-city slots, selection, released decisions.

Errors are problem details (RFC 9457). Lists are paged with \`cursor\`. A single resource has an \`ETag\`; edits send it in \`If-Match\`.
Every POST, PUT, PATCH and DELETE takes an \`Idempotency-Key\`. If the first request took effect (2xx), a retry gets the same bytes and changes nothing.
A refusal changes nothing and is not kept: a retry is processed again, with the same body or a corrected one.`

const IDEMPOTENCY_KEY = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  description:
    'Any text that you choose. If the request took effect (2xx), a retry gets the same bytes for 72 hours. A refusal is not kept: send the same key again.',
}
const IF_MATCH = { type: 'string', description: 'The ETag of the version that the edit is based on' }

interface Documented extends FastifySchema {
  operationId?: string
  tags?: readonly string[]
  response?: Record<string, unknown>
  headers?: { type: 'object'; properties: Record<string, unknown>; required?: string[] }
}

/** Stops the boot if a route does not declare its id, summary, tags, answers and access. */
function checkRoute(route: RouteOptions, schema: Documented) {
  const missing = [
    !schema.operationId && 'operationId',
    !schema.summary && 'summary',
    !schema.tags?.length && 'tags',
    !schema.response && 'response',
    !route.config?.access && 'access',
  ].filter(Boolean)
  if (missing.length > 0) throw new Error(`${route.method} ${route.url} has no ${missing.join(', ')}`)
}

/** Adds the headers and the security that all routes of a kind have in common. */
function completeRoute(route: RouteOptions) {
  const schema = route.schema as Documented
  const writes = route.method !== 'GET'
  const { access, ifMatch } = route.config ?? {}
  if (access === 'public') Object.assign(schema, { security: [{}, { credential: [] }] })
  const properties = {
    ...(writes && access !== 'public' && { 'idempotency-key': IDEMPOTENCY_KEY }),
    ...((ifMatch || writes) && access !== 'public' && { 'if-match': IF_MATCH }),
  }
  if (Object.keys(properties).length > 0) schema.headers = { type: 'object', properties }
}

const PROBLEM = {
  description: 'Problem details',
  content: { 'application/problem+json': { schema: ref(Problem) } },
}

/** Adds what only the contract needs: the problem answers, which no serializer writes, and the multipart body. */
function documented({ response = {}, ...schema }: Documented, receivesFile: boolean): FastifySchema {
  const answers = Object.entries(response).map(([status, answer]) => [
    status,
    { 'x-response-description': STATUS_CODES[status], ...(answer as object) },
  ])
  return {
    ...schema,
    ...(receivesFile && multipartBody),
    response: { ...Object.fromEntries(answers), '4xx': PROBLEM, '5xx': PROBLEM },
  }
}

/** Generates the contract from the routes, and serves it at `/openapi.json`. */
export const openapi = fp(async (app: FastifyInstance) => {
  app.addSchema(Problem)
  app.addHook('onRoute', (route) => {
    if (route.schema?.hide || route.method === 'HEAD' || !/^\/(v1|livez|readyz)/.test(route.url)) return
    checkRoute(route, (route.schema ?? {}) as Documented)
    completeRoute(route)
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Cohort',
        version: pkg.version,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: '/' }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      security: [{ credential: [] }],
      components: {
        securitySchemes: {
          credential: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key (`coh_live_…`, `coh_test_…`) or an applicant token.',
          },
        },
      },
    },
    transform: ({ schema, url, route }) => ({
      schema: documented(schema as Documented, route.config?.receives !== undefined),
      url,
    }),
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
})
