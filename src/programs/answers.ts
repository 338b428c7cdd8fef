import { createHash } from 'node:crypto'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ProblemItem } from '../platform/problem.ts'

/** A program's questions as JSON Schema: an object of answers. */
export type AnswersSchema = Record<string, unknown>

const DEPTH_AT_MOST = 3
const PROPERTIES_AT_MOST = 100
const BYTES_AT_MOST = 32 * 1024
const NAME = /^[a-z][a-z0-9_]{0,63}$/
const FORMATS = ['date', 'email', 'uri']
const NUMBERS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems']
/** No `pattern`: a regular expression of a stranger can keep a process busy for hours. No references, no logic. */
const KEYWORDS = [
  'type',
  'title',
  'description',
  'enum',
  'format',
  'properties',
  'required',
  'items',
  'uniqueItems',
  'examples',
  ...NUMBERS,
]
const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const strings = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string')

/** What is wrong with a program's questions: they must be within a small part of JSON Schema that is safe to run. */
export function answersSchemaFaults(schema: unknown): ProblemItem[] {
  const faults: ProblemItem[] = []
  const fault = (pointer: string, detail: string) => faults.push({ pointer, code: 'schema_not_supported', detail })
  let properties = 0

  function look(node: unknown, pointer: string, depth: number) {
    if (!isObject(node)) return fault(pointer, 'must be an object')
    if (depth > DEPTH_AT_MOST) return fault(pointer, `is nested more than ${DEPTH_AT_MOST} deep`)
    if (!TYPES.includes(String(node.type))) fault(`${pointer}/type`, `must be one of ${TYPES.join(', ')}`)
    for (const [keyword, value] of Object.entries(node)) {
      const at = `${pointer}/${keyword}`
      if (!KEYWORDS.includes(keyword)) fault(at, `is not supported; use ${KEYWORDS.join(', ')}`)
      else if (NUMBERS.includes(keyword) && typeof value !== 'number') fault(at, 'must be a number')
      else if (keyword === 'format' && !FORMATS.includes(String(value)))
        fault(at, `must be one of ${FORMATS.join(', ')}`)
      else if (keyword === 'enum' && !(Array.isArray(value) && value.length > 0 && value.length <= 300))
        fault(at, 'must be a list of 1 to 300 values')
      else if (keyword === 'required' && !strings(value)) fault(at, 'must be a list of names')
      else if (/^(title|description)$/.test(keyword) && typeof value !== 'string') fault(at, 'must be a text')
      else if (keyword === 'uniqueItems' && typeof value !== 'boolean') fault(at, 'must be true or false')
    }
    if (node.type === 'array') look(node.items, `${pointer}/items`, depth + 1)
    if (node.type !== 'object') return
    if (!isObject(node.properties)) return fault(`${pointer}/properties`, 'must be an object')
    for (const [name, inner] of Object.entries(node.properties)) {
      if (++properties > PROPERTIES_AT_MOST)
        return fault(`${pointer}/properties`, `has more than ${PROPERTIES_AT_MOST} questions in all`)
      if (!NAME.test(name)) fault(`${pointer}/properties/${name}`, 'must be named in lower snake_case')
      look(inner, `${pointer}/properties/${name}`, depth + 1)
    }
  }

  if (!isObject(schema) || schema.type !== 'object') fault('/answers_schema', 'must be a schema of type object')
  else if (JSON.stringify(schema).length > BYTES_AT_MOST)
    fault('/answers_schema', `is larger than ${BYTES_AT_MOST} bytes`)
  else look(schema, '/answers_schema', 0)
  return faults
}

/** The same schema with every object closed: an answer to a question that nobody asked is an error. */
function closed(schema: unknown): unknown {
  if (!isObject(schema)) return schema
  const { properties, items, ...rest } = schema
  return {
    ...rest,
    ...(isObject(properties) && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, closed(inner)])),
      additionalProperties: false,
    }),
    ...(items !== undefined && { items: closed(items) }),
  }
}

const VALIDATORS_AT_MOST = 200
const validators = new Map<string, ValidateFunction>()

function validatorFor(schema: AnswersSchema): ValidateFunction {
  const key = createHash('sha256').update(JSON.stringify(schema)).digest('base64')
  let validate = validators.get(key)
  if (!validate) {
    if (validators.size >= VALIDATORS_AT_MOST) validators.clear()
    const ajv = new Ajv2020({ allErrors: true, strict: false })
    addFormats.default(ajv)
    validate = ajv.compile(closed(schema) as object)
    validators.set(key, validate)
  }
  return validate
}

function itemOf({ instancePath, keyword, params, message }: ErrorObject): ProblemItem {
  const member = params.missingProperty ?? params.additionalProperty
  const detail =
    keyword === 'required'
      ? 'is required'
      : keyword === 'additionalProperties'
        ? 'is not a question of this program'
        : String(message)
  return { pointer: `/answers${instancePath}${member === undefined ? '' : `/${member}`}`, code: keyword, detail }
}

/** What is wrong with answers that are to be submitted. */
export function answerFaults(schema: AnswersSchema, answers: unknown): ProblemItem[] {
  const validate = validatorFor(schema)
  return validate(answers) ? [] : (validate.errors ?? []).map(itemOf)
}

/** A draft may be unfinished; only answers to questions that nobody asked are refused. */
export const draftAnswerFaults = (schema: AnswersSchema, answers: unknown) =>
  answerFaults(schema, answers).filter(({ code }) => code === 'additionalProperties')
