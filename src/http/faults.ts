import { pointerStep } from '../platform/json.ts'
import { codeOf, type ProblemItem } from '../platform/problem.ts'
import { formatAdvice } from './formats.ts'

/** An error of Ajv. The validators are set to give the value too. */
export interface Fault {
  keyword: string
  instancePath: string
  params: Record<string, unknown>
  data?: unknown
}

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}
/** The meaning of each pattern of the contract. A test finds a pattern that is missing here. */
export const PATTERNS: Record<string, string> = {
  '\\S': 'must not be empty',
  '^https?://[^/?#]': 'must be a web address that starts with https:// or http://',
  '^[a-z][a-z0-9_]{0,49}$': 'must be a short name: small letters, digits and underscores, with a letter first',
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'must be a time of day, as HH:MM from 00:00 to 23:59',
  '^[+0-9 ()./-]*[0-9][+0-9 ()./-]*$': 'must be a phone number: digits, with spaces and + ( ) . / - between them',
  '^[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36}){0,3}$': 'must be one to four ids, with commas between them',
}

const anyOf = (words: string[]) =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
const plural = (count: unknown, word: string) => `${count} ${count === 1 ? word : word.replace(/y$/, 'ie').concat('s')}`
const typeOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'number' ? 'number' : typeof value
/** As JSON Schema counts: characters, not UTF-16 units. */
const lengthOf = (value: unknown) =>
  typeof value === 'string' ? [...value].length : Object.keys(value as object).length

/** A limit on how many there are of something, and how many there are. */
function size(limit: unknown, data: unknown, isMost: boolean, word: string) {
  const actual = lengthOf(data)
  const detail =
    !isMost && limit === 1 && actual === 0
      ? 'must not be empty'
      : `must have at ${isMost ? 'most' : 'least'} ${plural(limit, word)}; it has ${actual}`
  return { detail, params: { limit, actual } }
}

function typeFault(type: unknown, data: unknown) {
  const types = [type].flat().map(String)
  const found = typeOf(data)
  const detail =
    data === undefined
      ? `is missing: send ${anyOf(types.map((each) => TYPES[each] ?? each))}`
      : `must be ${anyOf(types.map((each) => TYPES[each] ?? each))}; it is ${found === 'boolean' ? 'a boolean' : TYPES[found]}`
  return { detail, params: { type: types, found: data === undefined ? null : found } }
}

const allowed = (values: unknown[], params: Record<string, unknown>) => ({
  detail: values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(', ')}`,
  params,
})

type Words = (params: Record<string, unknown>, data: unknown) => { detail: string; params?: Record<string, unknown> }

/** Our words for each keyword of JSON Schema. A test finds a keyword of the contract that is missing here. */
export const WORDS: Record<string, Words> = {
  type: ({ type }, data) => typeFault(type, data),
  required: () => ({ detail: 'is required' }),
  additionalProperties: () => ({ detail: 'is not a known member' }),
  unevaluatedProperties: () => ({ detail: 'is not a known member' }),
  propertyNames: () => ({ detail: 'has a member whose name is not allowed' }),
  dependentRequired: ({ missingProperty }) => ({
    detail: `needs ${missingProperty} beside it`,
    params: { member: missingProperty },
  }),
  format: ({ format }, data) => ({ detail: formatAdvice(String(format), data), params: { format } }),
  pattern: ({ pattern }) => ({
    detail: PATTERNS[String(pattern)] ?? 'has a character that is not allowed here, or lacks one',
    params: { pattern },
  }),
  enum: ({ allowedValues }) => allowed(allowedValues as unknown[], { allowed: allowedValues }),
  const: ({ allowedValue }) => allowed([allowedValue], { allowed: [allowedValue] }),
  minLength: ({ limit }, data) => size(limit, data, false, 'character'),
  maxLength: ({ limit }, data) => size(limit, data, true, 'character'),
  minItems: ({ limit }, data) => size(limit, data, false, 'entry'),
  maxItems: ({ limit }, data) => size(limit, data, true, 'entry'),
  minProperties: ({ limit }, data) => size(limit, data, false, 'member'),
  maxProperties: ({ limit }, data) => size(limit, data, true, 'member'),
  uniqueItems: ({ i, j }) => {
    const entries = [Number(i), Number(j)].sort((a, b) => a - b)
    return {
      detail: `has the same entry twice, as numbers ${entries.map((at) => at + 1).join(' and ')}`,
      params: { entries },
    }
  },
  minimum: ({ limit }) => ({ detail: `must be ${limit} or more`, params: { limit } }),
  maximum: ({ limit }) => ({ detail: `must be ${limit} or less`, params: { limit } }),
  exclusiveMinimum: ({ limit }) => ({ detail: `must be more than ${limit}`, params: { limit } }),
  exclusiveMaximum: ({ limit }) => ({ detail: `must be less than ${limit}`, params: { limit } }),
  multipleOf: ({ multipleOf }) => ({
    detail: `must be a multiple of ${multipleOf}`,
    params: { multiple_of: multipleOf },
  }),
  anyOf: () => ({ detail: 'has none of the forms that are allowed here' }),
  oneOf: () => ({ detail: 'has none of the forms that are allowed here, or several at once' }),
  not: () => ({ detail: 'has a form that is not allowed here' }),
}

/** An error of Ajv in our words, without the place. */
export function wordsOf({ keyword, params, data, instancePath }: Fault): Required<Omit<ProblemItem, 'pointer'>> {
  // Fastify validates a missing body as null.
  const value = instancePath === '' ? (data ?? undefined) : data
  const words = WORDS[keyword]?.(params, value) ?? { detail: 'does not have the form that the schema describes' }
  return { code: codeOf(keyword), params: {}, ...words }
}

/** Where a fault is: of a missing or unknown member, that member. */
export function placeOf({ instancePath, params }: Fault): string {
  const member = params.additionalProperty ?? params.unevaluatedProperty
  const name = member ?? (params.property === undefined ? params.missingProperty : undefined)
  return name === undefined ? instancePath : instancePath + pointerStep(String(name))
}

/** Drops what does not help: of a nullable value, that it is not null; of an empty text, that it lacks a form as well. */
export function withoutEchoes<T extends Fault>(faults: T[]): T[] {
  const at = (keyword: string) =>
    new Set(faults.filter((fault) => fault.keyword === keyword).map(({ instancePath }) => instancePath))
  const [nullable, short, unlike] = [at('anyOf'), at('minLength'), at('pattern')]
  return faults.filter(({ keyword, params, instancePath }) => {
    if (keyword === 'pattern') return !short.has(instancePath)
    if (keyword === 'format') return !short.has(instancePath) && !unlike.has(instancePath)
    return !nullable.has(instancePath) || (keyword !== 'anyOf' && !(keyword === 'type' && params.type === 'null'))
  })
}
