import { STATUS_CODES } from 'node:http'
import type { Access } from './auth.ts'
import { header, type Json, schemaRef } from './document-components.ts'
import type { ProblemKind, ProblemKinds } from './problem-kinds.ts'

/** The facts of an operation that the document has beyond its schemas. Taken from the route's configuration. */
export interface OperationFacts {
  access: Access
  isProbe: boolean
  ifMatch: 'required' | 'optional' | undefined
  receives: boolean
  produces: boolean
  /** A file with an ETag. */
  hasTag: boolean
  /** Codes of the operation's own problems. Those of its kind are added. */
  errors: readonly string[]
}

/** The codes that any operation of a kind can answer. */
function codesOf(method: string, url: string, { parameters = [] }: Json, facts: OperationFacts): string[] {
  const { access, isProbe, ifMatch, receives, produces, errors } = facts
  const has = (place: string) => parameters.some((parameter: Json) => parameter.in === place)
  const writes = method !== 'get'
  const isPage = parameters.some(({ name }: Json) => name === 'cursor')
  return [
    'malformed_request',
    'host_missing',
    'malformed_url',
    ...(isProbe ? [] : ['unauthorized']),
    ...(typeof access === 'object' ? ['role_not_allowed', 'scope_missing'] : []),
    ...(access === 'public' ? [] : ['origin_not_allowed']),
    ...(has('path') ? ['not_found'] : []),
    ...(has('query') || writes ? ['schema_violation', 'unstorable_text'] : []),
    ...((has('query') || has('path') || writes) && !isProbe ? ['malformed_value'] : []),
    ...(isPage ? ['cursor_invalid'] : []),
    ...(url.startsWith('/v1/') && !produces ? ['not_acceptable'] : []),
    ...(writes ? ['unsupported_media_type', 'unsupported_content_encoding'] : []),
    ...(writes && !receives
      ? ['malformed_json', 'number_not_exact', 'duplicate_member', 'too_deep', 'body_too_large']
      : []),
    ...(receives
      ? ['malformed_multipart', 'file_too_large', 'file_empty', 'media_type_mismatch', 'file_damaged', 'file_locked']
      : []),
    ...(writes && access !== 'public'
      ? ['idempotency_key_malformed', 'request_in_flight', 'idempotency_key_reused']
      : []),
    ...(ifMatch ? ['stale'] : []),
    ...(ifMatch === 'required' ? ['if_match_required'] : []),
    'request_timeout',
    'headers_too_large',
    'internal_error',
    'overloaded',
    'unavailable',
    'draining',
    ...errors,
  ]
}

const pascal = (code: string) => code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** One answer of a status: each code that it can carry, in words and by an example. */
function problemAnswer(status: string, kinds: [string, ProblemKind][]): Json {
  const own = kinds.filter(([, { members }]) => members).map(([code]) => schemaRef(`${pascal(code)}Problem`))
  const schemas = own.length < kinds.length ? [...own, schemaRef('Problem')] : own
  const isLater = ['409', '429', '503'].includes(status) && kinds.some(([, { meaning }]) => /Retry-After/.test(meaning))
  return {
    description: [
      `${STATUS_CODES[status]}, by \`code\`:`,
      '',
      ...kinds.map(([code, { meaning }]) => `- \`${code}\`: ${meaning}`),
    ].join('\n'),
    headers: Object.fromEntries([
      header('X-Request-Id'),
      ...(isLater || status === '503' ? [header('Retry-After')] : []),
      ...(status === '401' ? [header('WWW-Authenticate')] : []),
    ]),
    content: {
      'application/problem+json': {
        schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas },
        examples: Object.fromEntries(kinds.map(([code]) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  }
}

/** The problem of a code with members of its own, as a component. */
const problemSchema = (code: string, { meaning, members = {} }: ProblemKind, problem: Json): Json => ({
  type: 'object',
  description: meaning,
  properties: {
    ...problem.properties,
    code: { type: 'string', const: code, description: 'The kind of this problem' },
    ...members,
  },
  required: [
    ...problem.required,
    ...Object.entries(members).flatMap(([name, schema]) => ('~optional' in schema ? [] : [name])),
  ],
  additionalProperties: true,
})

/** The problem answers of an operation, by status. Errors: an operation names a code that no `problems.ts` has. */
export function problemAnswers(
  operation: Json,
  method: string,
  url: string,
  facts: OperationFacts,
  problems: ProblemKinds,
) {
  const kinds = codesOf(method, url, operation, facts).map((code): [string, ProblemKind] => {
    const kind = problems[code]
    if (!kind) throw new Error(`${operation.operationId} names the unknown problem ${code}`)
    return [code, kind]
  })
  const byStatus = Object.groupBy(new Map(kinds), ([, { status }]) => status)
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, some]) => [status, problemAnswer(status, some as [string, ProblemKind][])]),
  )
}

/** The problems with members of their own, as components. */
export const problemComponents = (problems: ProblemKinds, problem: Json): Json =>
  Object.fromEntries(
    Object.entries(problems).flatMap(([code, kind]) =>
      kind.members ? [[`${pascal(code)}Problem`, problemSchema(code, kind, problem)]] : [],
    ),
  )
