import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { formats } from '../src/http/formats.ts'

interface Documented {
  headers?: Record<string, unknown>
  content?: Record<string, { schema: object; examples?: Record<string, unknown> }>
}
type Operation = { responses: Record<string, Documented> }
export type Contract = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

/** Headers that each answer has if the contract names them, and that no answer has if it does not. */
const ALWAYS = ['x-request-id', 'etag', 'location', 'content-disposition', 'www-authenticate']
const NAMED = [...ALWAYS, 'link', 'retry-after', 'idempotent-replayed']

function headerFaults({ headers = {} }: Documented, response: LightMyRequestResponse): string[] {
  const documented = Object.keys(headers).map((name) => name.toLowerCase())
  const sent = Object.keys(response.headers)
  return [
    ...NAMED.filter((name) => sent.includes(name) && !documented.includes(name)).map(
      (name) => `sends ${name}, which is not documented`,
    ),
    ...ALWAYS.filter((name) => documented.includes(name) && !sent.includes(name)).map(
      (name) => `does not send ${name}`,
    ),
  ]
}

/** Checks answers against the OpenAPI document that the same app publishes. */
export function contractChecker(app: FastifyInstance) {
  const contract = app.swagger() as unknown as Contract
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check)
  ajv.addSchema({ $id: 'contract', components: contract.components })
  const validators = new Map<object, ValidateFunction>()

  function validatorOf(schema: object) {
    const known = validators.get(schema)
    if (known) return known
    const text = JSON.stringify(schema).replaceAll('"#/components', '"contract#/components')
    const validate = ajv.compile(JSON.parse(text))
    validators.set(schema, validate)
    return validate
  }

  const patterns = Object.keys(contract.paths).map((path) => ({
    path,
    matches: new RegExp(`^${path.replace(/\{[a-z_]+\}/g, '[^/]+')}$`),
  }))

  /** The differences between an answer and the contract. Paths outside the contract are skipped. */
  return function faultsOf(method: string, url: string, response: LightMyRequestResponse): string[] {
    const path = url.split('?', 1)[0] ?? ''
    const found = patterns.find(({ matches }) => matches.test(path))
    const operation = found && contract.paths[found.path]?.[method.toLowerCase()]
    if (!operation) return []
    const status = String(response.statusCode)
    const documented = operation.responses[status]
    if (!documented)
      return [`${method} ${found.path} answers ${status} ${response.body.slice(0, 200)}, which is not documented`]
    const headers = headerFaults(documented, response).map((fault) => `${method} ${found.path} ${status} ${fault}`)
    if (headers.length > 0) return headers
    const type = String(response.headers['content-type'] ?? '').split(';', 1)[0] ?? ''
    if (!documented.content)
      return response.body === '' ? [] : [`${method} ${found.path} ${status} has a body, and none is documented`]
    const media = documented.content[type]
    if (!media) return [`${method} ${found.path} ${status} is ${type}, which is not documented`]
    if (!/json$/.test(type)) return []
    const { code } = response.json()
    if (response.statusCode >= 400 && !media.examples?.[code])
      return [`${method} ${found.path} ${status} has the code ${code}, which is not documented`]
    const validate = validatorOf(media.schema)
    return validate(response.json())
      ? []
      : (validate.errors ?? []).map(
          (e) => `${method} ${found.path} ${status}: ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`,
        )
  }
}
