import { isUtf8 } from 'node:buffer'
import accepts from '@fastify/accepts'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { pointerStep } from '../platform/json.ts'
import { Problem, type ProblemItem } from '../platform/problem.ts'
import { formats } from './formats.ts'
import { createOutage } from './outage.ts'
import { serveAnyClient } from './parser-errors.ts'
import { ITEMS_AT_MOST } from './problems.ts'

const PRODUCED = ['application/json', 'application/problem+json']

const DEEPEST = 64

/** Finds strings that Postgres cannot store: with a NUL, or with half of a surrogate pair. Errors: too_deep. */
function unstorable(value: unknown, pointer: string, found: ProblemItem[], depth = 0): void {
  if (depth > DEEPEST) throw new Problem(400, 'too_deep', `The body is nested deeper than ${DEEPEST} levels.`)
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      found.push({ pointer, code: 'unstorable_text', detail: 'holds a character that cannot be stored' })
  } else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      unstorable(name, `${pointer}/-`, found)
      unstorable(inner, pointer + pointerStep(name), found, depth + 1)
    }
  }
}

const CODE = /^\{"type":"urn:cohort:problem:([a-z_]+)"/
/** The code in the body of a problem. */
export const codeIn = (payload: unknown) => CODE.exec(String(payload))?.[1]

const isId = (value: string) => formats.uuid?.(value) === true

/** The ids in the address, such as application_id. Anything else in their place may be a name that somebody typed. */
function idsOf(params: unknown): Record<string, string> {
  const ids = Object.entries((params ?? {}) as Record<string, string>)
  return Object.fromEntries(ids.filter(([name, value]) => name.endsWith('_id') && isId(value)))
}

/** Rules for every request: its id, `Accept`, JSON in UTF-8, text that can be stored, draining, one log line. */
export const conventions = fp(async (app: FastifyInstance, { isDraining }: { isDraining: () => boolean }) => {
  serveAnyClient(app.server)
  await app.register(accepts)
  app.removeContentTypeParser(['application/json', 'text/plain'])
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // A client may send the content type of JSON with an action that has no body.
    if (body.length === 0) return done(null, undefined)
    if (!isUtf8(body)) return done(new Problem(400, 'malformed_json', 'The body is not UTF-8.'), undefined)
    void parseJson(request, body.toString(), done)
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined)
      throw new Problem(400, 'host_missing', 'An HTTP/1.1 request must have exactly one Host header.')
    if (isDraining()) reply.header('connection', 'close')
    if (request.url.startsWith('/v1/') && !request.routeOptions.config.produces && !request.accepts().type(PRODUCED))
      throw new Problem(406, 'not_acceptable', 'This path answers with application/json: accept it.')
  })
  app.addHook('preValidation', async (request) => {
    const { headers, routeOptions, body, query } = request
    // The multipart parser accepts files on every route.
    if (routeOptions.schema?.body && /^multipart\//i.test(headers['content-type'] ?? ''))
      throw new Problem(415, 'unsupported_media_type', 'The body must be application/json.')
    const errors: ProblemItem[] = []
    unstorable(body, '', errors)
    for (const [name, value] of Object.entries(query as object)) unstorable(value, `?${name}`, errors)
    if (errors.length > 0)
      throw new Problem(400, 'unstorable_text', 'A text holds a character that cannot be stored.', {
        errors: errors.slice(0, ITEMS_AT_MOST),
      })
  })
  const noteOutage = createOutage(app.log)
  app.decorateReply('problemCode')
  // Reads the code from the body, so that a problem of any source is logged with it.
  app.addHook('onSend', (_, reply, payload, done) => {
    if (reply.statusCode >= 400) reply.problemCode = codeIn(payload)
    done()
  })
  app.addHook('onResponse', async (request, reply) => {
    const { routeOptions, ctx } = request
    const facts = {
      method: request.method,
      route: routeOptions.url ?? null,
      status: reply.statusCode,
      code: reply.problemCode,
      ms: Math.round(reply.elapsedTime),
      role: ctx?.actor.role,
      actor: ctx?.actor.id,
      ...idsOf(request.params),
    }
    noteOutage(request, reply.statusCode, reply.problemCode)
    // A balancer asks every few seconds. A probe that fails is of interest.
    if (routeOptions.config.isProbe && reply.statusCode < 400) request.log.debug(facts, 'answered')
    else request.log.info(facts, 'answered')
  })
})

declare module 'fastify' {
  interface FastifyReply {
    /** The code of the problem that it tells. */
    problemCode: string | undefined
  }
  interface FastifyContextConfig {
    /** Media types of an answer that is not JSON. */
    produces?: readonly string[]
  }
}
