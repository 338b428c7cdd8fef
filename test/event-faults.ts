import { Ajv2020 } from 'ajv/dist/2020.js'
import { EVENTS } from '../src/events.ts'
import { formats } from '../src/http/formats.ts'

/** The schema with every object closed: members that it does not name are errors. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return 'type' in schema && schema.type === 'object' ? { ...inner, additionalProperties: false } : inner
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check)
const validators = new Map(EVENTS.map(({ type, payload }) => [type, ajv.compile(closed(payload) as object)]))

/** The faults of a written event; empty if it agrees with its declaration in a feature's events.ts. */
export function eventFaults({ type, payload }: { type: string; payload: unknown }): string[] {
  const validate = validators.get(type)
  if (!validate) return [`${type} is not declared`]
  if (validate(payload)) return []
  return (validate.errors ?? []).map((e) => `${type} ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)
}
