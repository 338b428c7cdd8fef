import { HEADERS, header, type Json, standard, withoutUnused } from './document-components.ts'
import { type OperationFacts, problemAnswers, problemComponents } from './document-problems.ts'
import type { ProblemKinds } from './problem-kinds.ts'

export interface Exchange {
  /** The values in its path. */
  parameters?: Record<string, string>
  request?: unknown
  /** The answer by its status. */
  answers: Record<string, unknown>
}
/** Real requests and answers, recorded from the demo's story. */
export interface Examples {
  operations: Record<string, Exchange>
  problems: Record<string, unknown>
}

/** Whether the answer is a resource with a version, which is its ETag. */
function isVersioned(schema: Json, schemas: Json): boolean {
  const name = schema?.$ref?.split('/').pop()
  const { properties = {} } = schemas[name] ?? {}
  return 'version' in properties && !('items' in properties)
}

function wordsOfAccess({ access, isProbe }: OperationFacts): string {
  if (isProbe) return 'Needs no credential.'
  if (access === 'public') return 'Everyone may do this, without a credential too.'
  if (access === 'any') return 'Every credential may do this.'
  return `Roles: ${access.roles.join(', ')}. Scope: \`${access.scope}\`.`
}

const securityOf = ({ access, isProbe }: OperationFacts): Json[] =>
  isProbe
    ? []
    : access === 'public'
      ? [{}, { credential: [] }]
      : [{ credential: access === 'any' ? [] : [access.scope] }]

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  schema: { type: 'string' },
  description: 'The ETag of the version that the request is based on. If it has changed since: 412',
}
const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  schema: { type: 'string' },
  description: 'The ETag of the version that you have. If it is still current: 304 without a body',
}

function finishOperation(
  operation: Json,
  {
    method,
    url,
    facts,
    problems,
    exchange,
    schemas,
  }: {
    method: string
    url: string
    facts: OperationFacts
    problems: ProblemKinds
    exchange: Exchange | undefined
    schemas: Json
  },
) {
  const isFile = facts.produces
  const writes = method !== 'get'
  const { parameters = [] } = operation
  operation.description = `${operation.description}\n\n${wordsOfAccess(facts)}`
  // Nobody needs a credential to get one. Generators demand a credential wherever one may be sent.
  operation.security = operation.tags.includes('sandbox') ? [] : securityOf(facts)

  let isTagged = false
  for (const [status, answer] of Object.entries<Json>(operation.responses)) {
    const schema = answer.content?.['application/json']?.schema
    const hasTag = (facts.hasTag && status === '200') || isVersioned(schema, schemas)
    isTagged ||= hasTag
    answer.headers = Object.fromEntries([
      header('X-Request-Id'),
      ...(hasTag ? [header('ETag')] : []),
      ...(status === '201' && hasTag ? [header('Location')] : []),
      ...(parameters.some(({ name }: Json) => name === 'cursor') ? [header('Link')] : []),
      ...(writes && facts.access !== 'public' ? [header('Idempotent-Replayed')] : []),
      ...(isFile ? [header('Content-Disposition')] : []),
    ])
    const example = exchange?.answers[status]
    if (schema && example !== undefined) answer.content['application/json'].example = example
  }
  for (const parameter of parameters)
    if (parameter.in === 'path') parameter.example = exchange?.parameters?.[parameter.name]
  const body = operation.requestBody?.content?.['application/json']
  // A route without a body gets null (Fastify), so a body that may be null may be left out.
  const [given, nothing] = body?.schema.anyOf ?? []
  if (nothing?.type === 'null') {
    body.schema = given
    operation.requestBody.required = false
  }
  if (body && exchange?.request !== undefined) body.example = exchange.request
  const form = operation.requestBody?.content?.['multipart/form-data']
  if (form) form.example = { file: 'the bytes of the file' }
  if (isTagged && !writes) {
    operation.responses['304'] = {
      description: 'The resource still has the version of `If-None-Match`',
      headers: Object.fromEntries([header('X-Request-Id'), header('ETag')]),
    }
    operation.parameters = [...parameters, IF_NONE_MATCH]
  }
  if (facts.ifMatch)
    operation.parameters = [...parameters, { ...IF_MATCH, ...(facts.ifMatch === 'required' && { required: true }) }]

  Object.assign(operation.responses, problemAnswers(operation, method, url, facts, problems))
}

/**
 * Completes the document that the generator made of the routes: exact problems with an example for each code, headers,
 * security, recorded examples, and enumerations as components.
 */
export function finishDocument(
  document: Json,
  operations: Map<string, OperationFacts>,
  problems: ProblemKinds,
  examples: Examples,
): Json {
  const { schemas } = document.components
  Object.assign(schemas, problemComponents(problems, schemas.Problem))
  for (const [url, item] of Object.entries<Json>(document.paths))
    for (const [method, operation] of Object.entries<Json>(item)) {
      const facts = operations.get(operation.operationId)
      const exchange = examples.operations[operation.operationId]
      if (facts) finishOperation(operation, { method, url, facts, problems, exchange, schemas })
    }
  document.components.headers = HEADERS
  document.components.examples = Object.fromEntries(
    Object.entries(problems).map(([code, { meaning }]) => [
      code,
      { summary: code, description: meaning, value: examples.problems[code] },
    ]),
  )
  const enumerations: Json = {}
  const finished = standard(document, enumerations)
  Object.assign(finished.components.schemas, enumerations)
  return withoutUnused(finished)
}
