import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { pointerStep } from '../platform/json.ts'
import { codeOf, notFound, Problem, type ProblemItem, type ProblemStatus } from '../platform/problem.ts'
import { formatAdvice } from './formats.ts'
import { PRIVATE_HEADERS } from './headers.ts'
import { collectPaths, type Paths } from './paths.ts'

export const ITEMS_AT_MOST = 50

/** The body of a problem (RFC 9457). */
export function problemBody(problem: Problem, request: { id: string; url: string }) {
  return {
    type: `urn:cohort:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] as string,
    status: problem.status,
    detail: problem.message,
    instance: request.url.split('?', 1)[0],
    code: problem.code,
    request_id: request.id,
    ...problem.extra,
  }
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  return reply
    .code(problem.status)
    .headers({ ...PRIVATE_HEADERS, ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem, request)))
}

const BY_CODE: Record<string, [ProblemStatus, string, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported_media_type', 'The body must be application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'malformed_json', 'The body is empty; send a JSON object.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'malformed_json', 'The body is not valid JSON.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large', 'The body is larger than 1 MiB.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'malformed_request', 'The Content-Length does not match the body.'],
  FST_ERR_BAD_URL: [
    400,
    'malformed_url',
    'The address has a percent sign that does not begin an escaped UTF-8 character.',
  ],
  FST_ERR_VALIDATION: [400, 'schema_violation', 'The request does not match its schema: see errors.'],
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
    return new Problem(400, 'malformed_value', 'A value cannot be stored: it is out of range or malformed.')
  return undefined
}

/** The validators are set to give the value too. */
type Fault = NonNullable<FastifyError['validation']>[number] & { data?: unknown }

/** Drops the faults that a nullable value gives because it is not null: they do not help. */
function withoutNulls(faults: Fault[]): Fault[] {
  const nullable = new Set(faults.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath))
  return faults.filter(
    ({ keyword, params, instancePath }) =>
      !nullable.has(instancePath) || (keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null')),
  )
}

function itemsOf(faults: Fault[], inBody: boolean): ProblemItem[] {
  return withoutNulls(faults)
    .slice(0, ITEMS_AT_MOST)
    .map(({ instancePath, keyword, params, message, data }: Fault) => {
      const member = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty
      const path = member === undefined ? instancePath : instancePath + pointerStep(String(member))
      const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : ''
      const detail =
        keyword === 'additionalProperties'
          ? 'is not a known member'
          : keyword === 'required'
            ? 'is required'
            : keyword === 'format'
              ? formatAdvice(String(params.format), data)
              : `${message?.replace(',', ' or ')}${allowed}`
      return { pointer: inBody ? path : `?${path.slice(1)}`, code: codeOf(keyword), detail }
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
  if (known) return new Problem(...known)
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
