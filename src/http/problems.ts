import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { notFound, Problem, type ProblemItem, type ProblemStatus } from '../platform/problem.ts'
import { type Fault, placeOf, withoutEchoes, wordsOf } from './faults.ts'
import { PRIVATE_HEADERS } from './headers.ts'
import { collectPaths, type Paths } from './paths.ts'

export const ITEMS_AT_MOST = 50

/** The body of a problem (RFC 9457). */
export function problemBody(problem: Problem, request: { id: string; url: string }) {
  const { errors, ...extra } = problem.extra
  return {
    type: `urn:cohort:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] as string,
    status: problem.status,
    detail: problem.message,
    instance: request.url.split('?', 1)[0],
    code: problem.code,
    request_id: request.id,
    ...extra,
    ...(errors && { errors: errors.map((error) => ({ ...error, params: error.params ?? {} })) }),
  }
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  return reply
    .code(problem.status)
    .headers({ ...PRIVATE_HEADERS, ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem, request)))
}

/** A fault of the whole body. */
const ofBody = (
  status: ProblemStatus,
  code: string,
  detail: string,
  words: string,
  params: Record<string, unknown>,
  headers = {},
) => new Problem(status, code, detail, { errors: [{ pointer: '', code, detail: words, params }] }, headers)

/** The refusal of a body that is not JSON. Only a usual media type is repeated. */
export function notJson(contentType: string | undefined): Problem {
  const given = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const found = /^[a-z]+\/[\w.+-]{1,80}$/.test(given) ? given : null
  const words = `must be application/json${found ? `; it is ${found}` : ''}`
  const advice = found ? '' : ' Send the header Content-Type: application/json.'
  const params = { accepted: ['application/json'], found }
  const headers = { accept: 'application/json' }
  return ofBody(415, 'unsupported_media_type', `The body ${words}.${advice}`, words, params, headers)
}

const BODY_BYTES = 1024 * 1024
export const bodyTooLarge = () =>
  ofBody(413, 'body_too_large', 'The body is larger than 1 MiB.', 'is larger than 1 MiB', { limit: BODY_BYTES })

/** The refusal of an address with an escape that cannot be read: in its path, or in a parameter of its query. */
export function malformedUrl(parameter?: string): Problem {
  const words = 'has a percent sign that does not begin an escaped UTF-8 character'
  const errors = parameter ? [{ pointer: `?${parameter}`, code: 'malformed_url', detail: words }] : undefined
  return new Problem(400, 'malformed_url', `The address ${words}.`, { ...(errors && { errors }) })
}

const BY_CODE: Record<string, () => Problem> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => notJson(undefined),
  FST_ERR_CTP_BODY_TOO_LARGE: bodyTooLarge,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new Problem(400, 'malformed_request', 'The Content-Length does not match the body.'),
  FST_ERR_BAD_URL: () => malformedUrl(),
}

/** It does not say that nothing was done: if the connection broke during COMMIT, that is not known. */
const BUSY = 'The database cannot answer now. Try again; with an Idempotency-Key nothing is done twice.'
/** Recognises a SQLSTATE by its first letter too, because the system's EPIPE also has five characters. */
const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/
/** SQLSTATEs and classes of temporary errors. */
const PASSING = /^(08|53|57|40001|40P01|55P03|25P03)/
/** Errors of the driver and the operating system for a connection that fails or is lost. */
const UNREACHABLE =
  /ECONN|EPIPE|ENOENT|ETIMEDOUT|EAGAIN|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|Connection terminated|timeout exceeded when trying to connect|not queryable/

function fromPostgres(error: FastifyError): Problem | undefined {
  const state = SQLSTATE.test(error.code ?? '') ? error.code : ''
  if (PASSING.test(state) || (!state && UNREACHABLE.test(`${error.code} ${error.message}`)))
    return new Problem(503, 'unavailable', BUSY, {}, { 'retry-after': '1' })
  if (state.startsWith('22'))
    return ofBody(
      400,
      'malformed_value',
      'A value cannot be stored: it is out of range or malformed.',
      'has a value that cannot be stored: it is out of range or malformed',
      {},
    )
  return undefined
}

function itemsOf(faults: Fault[], inBody: boolean): ProblemItem[] {
  return withoutEchoes(faults)
    .slice(0, ITEMS_AT_MOST)
    .map((fault) => {
      const place = placeOf(fault)
      return { pointer: inBody ? place : `?${place.slice(1)}`, ...wordsOf(fault) }
    })
}

/** Turns any error into a problem. An unexpected error is a 500: always a bug, and its text is not shown. */
export function problemOf(error: FastifyError): Problem {
  if (error instanceof Problem) return error
  if (error.validation) {
    if (error.validationContext === 'params') return notFound()
    return new Problem(400, 'schema_violation', 'The request does not match its schema: see errors.', {
      errors: itemsOf(error.validation, error.validationContext === 'body'),
    })
  }
  const known = BY_CODE[error.code]
  if (known) return known()
  const postgres = fromPostgres(error)
  if (postgres) return postgres
  if (error.statusCode === 400) return new Problem(400, 'malformed_request', 'The request is malformed.')
  return new Problem(
    500,
    'internal_error',
    'The service failed because of a bug. Report the request_id, so that we can find it.',
  )
}

const ADDRESS = Symbol('what is wrong with the address')
type Raw = IncomingMessage & { [ADDRESS]?: Problem }

/**
 * If the router cannot read an address, Fastify answers without running hooks. This routes the request again, to an
 * address that anyone may ask for: so it is logged, counted and answered like any other, and its own address is not repeated.
 */
export function refuseAddress(app: FastifyInstance, error: FastifyError, { raw }: FastifyRequest, reply: FastifyReply) {
  // No id is that long, so nothing is there.
  const problem = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? notFound() : problemOf(error)
  Object.assign(raw, { url: '/', [ADDRESS]: problem })
  app.routing(raw, reply.raw)
}

/** Makes every answer of 400 and above problem details, including those of the router. */
export const problems = fp(async (app: FastifyInstance, { paths = collectPaths(app) }: { paths?: Paths }) => {
  /** 405 if the path has other methods, with `Allow` (RFC 9110), else 404. */
  function nothingFor({ url, method, raw }: FastifyRequest) {
    const refused = (raw as Raw)[ADDRESS]
    if (refused) return refused
    const methods = paths.methodsAt(url)
    const allow = methods.join(', ')
    if (methods.length === 0 || methods.includes(method)) return notFound()
    return new Problem(405, 'method_not_allowed', `This path allows ${allow}.`, {}, { allow })
  }
  // Before the body is read: the faults of a body without a route do not matter.
  app.addHook('preParsing', async (request) => {
    if (request.is404 || (request.raw as Raw)[ADDRESS]) throw nothingFor(request)
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500 && problem !== error) request.log.error({ err: error }, problem.code)
    return sendProblem(problem, request, reply)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(nothingFor(request), request, reply))
})
