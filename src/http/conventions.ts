import { isUtf8 } from 'node:buffer'
import accepts from '@fastify/accepts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { pointerStep } from '../platform/json.ts'
import { Problem, type ProblemItem } from '../platform/problem.ts'
import { takesJson } from './accept.ts'
import { checkParsed, malformedJson } from './json-body.ts'
import { serveAnyClient } from './parser-errors.ts'
import { ITEMS_AT_MOST, malformedUrl, notJson } from './problems.ts'
import { notMultipart } from './upload-refusals.ts'

/** JSON, or a kind of JSON such as application/merge-patch+json. */
const JSON_TYPES = /^(?:application|text)\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/** Finds strings that Postgres cannot store: with a NUL, or with half of a surrogate pair. The value is not deep. */
function unstorable(value: unknown, pointer: string, found: ProblemItem[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      found.push({ pointer, code: 'unstorable_text', detail: 'holds a character that cannot be stored' })
  } else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      unstorable(name, `${pointer}/-`, found)
      unstorable(inner, pointer + pointerStep(name), found)
    }
  }
}

/** Refuses a query with an escape that cannot be read. Its value is not repeated. Errors: malformed_url. */
function checkQuery(url: string): void {
  const query = url.slice(url.indexOf('?') + 1)
  if (query === url || !query.includes('%')) return
  for (const pair of query.split('&')) {
    try {
      decodeURIComponent(pair)
    } catch {
      throw malformedUrl(/^([a-z_]{1,64})=/.exec(pair)?.[1])
    }
  }
}

/** A search form sends its empty fields, too: an empty parameter is none. An unknown one stays, and is refused. */
function dropEmpty({ query, routeOptions }: FastifyRequest): void {
  const known = (routeOptions.schema?.querystring as { properties?: object } | undefined)?.properties ?? {}
  const given = query as Record<string, string | string[]>
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name)) continue
    if (value === '') delete given[name]
    if (!Array.isArray(value)) continue
    const full = value.filter((each) => each !== '')
    if (full.length === 0) delete given[name]
    else given[name] = full
  }
}

const notUtf8 = () =>
  new Problem(400, 'malformed_json', 'The body is not UTF-8: JSON is sent in UTF-8.', {
    errors: [{ pointer: '', code: 'malformed_json', detail: 'is not UTF-8' }],
  })

/** Rules for every request: its id, `Accept`, JSON in UTF-8, text that can be stored, draining. */
export const conventions = fp(async (app: FastifyInstance, { isDraining }: { isDraining: () => boolean }) => {
  serveAnyClient(app.server)
  await app.register(accepts)
  app.removeContentTypeParser(['application/json', 'text/plain'])
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<Buffer>(JSON_TYPES, { parseAs: 'buffer' }, (request, body, done) => {
    // A client may send the content type of JSON with an action that has no body.
    if (body.length === 0) return done(null, undefined)
    if (!isUtf8(body)) return done(notUtf8(), undefined)
    const text = body.toString().replace(/^\uFEFF/, '')
    void parseJson(request, text, (error, value: unknown) => {
      if (error) return done(malformedJson(text), undefined)
      try {
        checkParsed(text, value)
      } catch (problem) {
        return done(problem as Problem, undefined)
      }
      done(null, value)
    })
  })
  // Many clients send a type, such as that of a form, with an action that has no body.
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    const refused = () =>
      request.routeOptions.config.receives ? notMultipart() : notJson(request.headers['content-type'])
    if (Number(request.headers['content-length']) > 0) throw refused()
    for await (const chunk of payload) if (chunk.length > 0) throw refused()
    return undefined
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.raw.httpVersion === '1.1' && request.headers.host === undefined)
      throw new Problem(400, 'host_missing', 'An HTTP/1.1 request must have exactly one Host header.')
    if (isDraining()) reply.header('connection', 'close')
    checkQuery(request.url)
    if (request.url.startsWith('/v1/') && !request.routeOptions.config.produces && !takesJson(request.headers.accept))
      throw new Problem(406, 'not_acceptable', 'This path answers with application/json: accept it.')
  })
  app.addHook('preValidation', async (request) => {
    const { headers, routeOptions, body, query } = request
    // The multipart parser accepts files on every route.
    if (routeOptions.schema?.body && /^multipart\//i.test(headers['content-type'] ?? ''))
      throw notJson(headers['content-type'])
    dropEmpty(request)
    const errors: ProblemItem[] = []
    unstorable(body, '', errors)
    for (const [name, value] of Object.entries(query as object)) unstorable(value, `?${name}`, errors)
    if (errors.length > 0)
      throw new Problem(400, 'unstorable_text', 'A text holds a character that cannot be stored.', {
        errors: errors.slice(0, ITEMS_AT_MOST),
      })
  })
})

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types of an answer that is not JSON. */
    produces?: readonly string[]
    /** Whether such an answer has an ETag. */
    hasTag?: boolean
  }
}
