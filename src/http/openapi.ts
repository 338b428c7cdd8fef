import { readFileSync } from 'node:fs'
import swagger from '@fastify/swagger'
import type { FastifyContextConfig, FastifyInstance, FastifySchema, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import pkg from '../../package.json' with { type: 'json' }
import { type Examples, finishDocument } from './document.ts'
import type { OperationFacts } from './document-problems.ts'
import type { ProblemKinds } from './problem-kinds.ts'
import { multipartBody, Problem, ProblemError } from './wire.ts'

export const TAGS = {
  programs: 'Series, programs, their calls and materials.',
  cities: 'The network’s cities and their memberships over time.',
  organisations: 'Secretariat, regional offices and partners.',
  eligibility: 'The pre-check, the report, waivers and attestations.',
  applications: 'Applications from the draft to the participant.',
  endorsements: 'The city’s word that an official is its nominee, and the order of its nominees.',
  documents: 'The documents of an application: passport scan, headshot, nomination form.',
  screening: 'The check of what was submitted: documents, endorsement, duplicates, and the start of the review.',
  reviews: 'The rubric, reviewers, and their judgements.',
  interviews: 'Slots, invitations, bookings, outcomes and calendars.',
  letters: 'Visa support letters, acceptance letters and certificates, and whether a paper is valid.',
  selection: 'Decisions, hidden until their release.',
  offers: 'Offers of a place, their answers and conditions, renewal and deferral.',
  waitlist: 'Seats that become free: replacements by the city, the waitlist and promotions.',
  visas: 'What host countries ask of which passports, and how long a visa takes.',
  messages: 'Mails: what was told to whom, held and sent, and the texts.',
  participants: 'Travel details, the checklist, check-in, attendance and completion.',
  access: 'The caller’s own credential, and API keys.',
  service: 'Health checks.',
  sandbox: 'Only in the sandbox: the clock, which can be set, and demo credentials.',
} as const

const DESCRIPTION = `The headless admissions service for city networks: calls, applications, per-city slots, selection, released decisions.

Errors are problem details (RFC 9457). Lists are paged with \`cursor\`. A single resource has an \`ETag\`; edits send it in \`If-Match\`.
Every POST, PUT, PATCH and DELETE takes an \`Idempotency-Key\`. If the first request took effect (2xx), a retry gets the same bytes and changes nothing.
A refusal changes nothing and is not kept: a retry is processed again, with the same body or a corrected one.`

/** They are read when the document is first asked for: most processes never are. */
const readExamples = (): Examples =>
  JSON.parse(readFileSync(new URL('../../openapi/examples.json', import.meta.url), 'utf8'))

const IDEMPOTENCY_KEY = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  description:
    'Any text that you choose. If the request took effect (2xx), a retry gets the same bytes for 72 hours. A refusal is not kept: send the same key again.',
}

declare module 'fastify' {
  interface FastifySchema {
    /** The codes of the operation's own problems. Those of its kind (credential, body, pages) are added. */
    errors?: readonly string[]
  }
}

interface Documented extends FastifySchema {
  operationId?: string
  description?: string
  tags?: readonly string[]
  response?: Record<string, { description?: string }>
}

export interface OpenapiOptions {
  problems: ProblemKinds
  /** The address of the service for its clients; undefined: the one that a client used. */
  publicUrl?: string | undefined
}

/** Stops the boot if a route does not say what the contract must tell. */
function checkRoute(route: RouteOptions, schema: Documented, problems: ProblemKinds) {
  const answers = Object.entries(schema.response ?? {})
  const missing = [
    !schema.operationId && 'operationId',
    !schema.summary && 'summary',
    !schema.description && 'description',
    !schema.tags?.length && 'tags',
    answers.length === 0 && 'response',
    !route.config?.access && 'access',
    ...answers.map(([status, told]) => !told.description && `words for ${status}`),
    ...(schema.errors ?? []).map((code) => !problems[code] && `problem ${code} in problems.ts`),
  ].filter(Boolean)
  if (missing.length > 0) throw new Error(`${route.method} ${route.url} has no ${missing.join(', ')}`)
}

/** The headers that a write takes. */
function takeHeaders(route: RouteOptions) {
  if (route.method === 'GET' || route.config?.access === 'public') return
  Object.assign(route.schema ?? {}, {
    headers: { type: 'object', properties: { 'Idempotency-Key': IDEMPOTENCY_KEY } },
  })
}

const factsOf = ({ config = {} as FastifyContextConfig, schema = {} }: RouteOptions): OperationFacts => ({
  access: config.access ?? 'public',
  isProbe: config.isProbe ?? false,
  ifMatch: config.ifMatch,
  receives: config.receives !== undefined,
  produces: config.produces !== undefined,
  hasTag: config.hasTag ?? false,
  errors: schema.errors ?? [],
})

/** Generates the contract from the routes, and serves it at `/openapi.json`. */
export const openapi = fp(async (app: FastifyInstance, { problems, publicUrl }: OpenapiOptions) => {
  const operations = new Map<string, OperationFacts>()
  app.addSchema(Problem)
  app.addSchema(ProblemError)
  app.addHook('onRoute', (route) => {
    if (route.schema?.hide || route.method === 'HEAD' || !/^\/(v1|livez|readyz)/.test(route.url)) return
    const schema = (route.schema ?? {}) as Documented
    checkRoute(route, schema, problems)
    takeHeaders(route)
    operations.set(String(schema.operationId), factsOf(route))
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Cohort',
        version: pkg.version,
        description: DESCRIPTION,
        contact: { name: 'The operator of this service', url: publicUrl ?? 'http://localhost:3000' },
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: publicUrl ?? '/', description: 'This service' }],
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
      schema: { ...schema, ...(route.config?.receives && multipartBody) } as FastifySchema,
      url,
    }),
    transformObject: (made) =>
      finishDocument('openapiObject' in made ? made.openapiObject : {}, operations, problems, readExamples()),
    refResolver: { buildLocalReference: (json) => String(json.$id) },
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
})
