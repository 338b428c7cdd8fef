import { bytesOf, isDeeperThan, isObject, type JsonObject, pointerStep } from '../../platform/json.ts'
import type { ProblemItem } from '../../platform/problem.ts'

const LEVELS_AT_MOST = 3
const PROPERTIES_AT_MOST = 100
const CHOICES_AT_MOST = 300
const BYTES_AT_MOST = 32 * 1024
/** Levels of the JSON. Three levels of schema need eight, `default` and `examples` a few more. */
const NESTING_AT_MOST = 16
const NAME = /^[a-z][a-z0-9_]{0,63}$/
const FORMATS = ['date', 'email', 'uri']
const SCALARS = ['string', 'number', 'integer', 'boolean']

interface Test {
  is: (value: unknown) => boolean
  must: string
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
const text: Test = { is: (value) => typeof value === 'string', must: 'must be a text' }
const flag: Test = { is: (value) => typeof value === 'boolean', must: 'must be true or false' }
const number: Test = { is: Number.isFinite, must: 'must be a number' }
const count: Test = {
  is: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  must: 'must be a whole number, 0 or more',
}
const anything: Test = { is: () => true, must: '' }
const list: Test = { is: Array.isArray, must: 'must be a list' }
const scalar: Test = { is: isScalar, must: 'must be a text, a number, true or false' }
const choices: Test = {
  is: (value) => Array.isArray(value) && value.length > 0 && value.length <= CHOICES_AT_MOST && value.every(isScalar),
  must: `must be a list of 1 to ${CHOICES_AT_MOST} texts, numbers, true or false`,
}
const format: Test = {
  is: (value) => FORMATS.some((known) => known === value),
  must: `must be one of ${FORMATS.join(', ')}`,
}
const names: Test = {
  is: (value) => Array.isArray(value) && value.every(text.is) && new Set(value).size === value.length,
  must: 'must be a list of names, each once',
}

const labels: Test = {
  is: (value) => isObject(value) && Object.values(value).every(text.is),
  must: 'must be an object with a text for each value',
}

const ANYWHERE = {
  type: anything,
  title: text,
  description: text,
  enum: choices,
  const: scalar,
  default: anything,
  examples: list,
  'x-enum-labels': labels,
  'x-required-message': text,
}
const NUMERIC = { minimum: number, maximum: number }
/**
 * The keywords that each type may have. The schemas inside `items` and `properties` are checked separately. Without
 * `pattern`, which can run for hours, and without references and logic.
 */
const KEYWORDS: Record<string, Record<string, Test>> = {
  string: { ...ANYWHERE, minLength: count, maxLength: count, format },
  number: { ...ANYWHERE, ...NUMERIC },
  integer: { ...ANYWHERE, ...NUMERIC },
  boolean: ANYWHERE,
  array: { ...ANYWHERE, items: anything, minItems: count, maxItems: count, uniqueItems: flag },
  object: { ...ANYWHERE, properties: anything, required: names, 'x-order': names },
}

const fault = (pointer: string, detail: string): ProblemItem => ({ pointer, code: 'schema_not_supported', detail })

function keywordFaults(node: JsonObject, keywords: Record<string, Test>, pointer: string): ProblemItem[] {
  return Object.entries(node).flatMap(([keyword, value]) => {
    const test = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
    if (!test)
      return fault(pointer + pointerStep(keyword), `is not supported here; use ${Object.keys(keywords).join(', ')}`)
    return test.is(value) ? [] : fault(`${pointer}/${keyword}`, test.must)
  })
}

function arrayFaults({ items, uniqueItems }: JsonObject, pointer: string, level: number): ProblemItem[] {
  if (!isObject(items)) return [fault(`${pointer}/items`, 'must be an object')]
  const faults = nodeFaults(items, `${pointer}/items`, level + 1)
  // Comparing objects takes quadratic time: a long list from a stranger could block the process.
  if (uniqueItems && !SCALARS.includes(String(items.type)))
    faults.push(fault(`${pointer}/uniqueItems`, `is only for items of ${SCALARS.join(', ')}`))
  return faults
}

function objectFaults(node: JsonObject, pointer: string, level: number): ProblemItem[] {
  const { properties } = node
  if (!isObject(properties)) return [fault(`${pointer}/properties`, 'must be an object')]
  const faults = Object.entries(properties).flatMap(([name, inner]) => {
    const at = `${pointer}/properties${pointerStep(name)}`
    return NAME.test(name) ? nodeFaults(inner, at, level + 1) : fault(at, 'must be named in lower snake_case')
  })
  for (const keyword of ['required', 'x-order']) {
    const listed = node[keyword]
    if (Array.isArray(listed) && listed.some((name) => !Object.hasOwn(properties, String(name))))
      faults.push(fault(`${pointer}/${keyword}`, 'names a property that does not exist'))
  }
  return faults
}

function nodeFaults(node: unknown, pointer: string, level: number): ProblemItem[] {
  if (!isObject(node)) return [fault(pointer, 'must be an object')]
  if (level > LEVELS_AT_MOST) return [fault(pointer, `is more than ${LEVELS_AT_MOST} levels deep`)]
  const type = String(node.type)
  const keywords = Object.hasOwn(KEYWORDS, type) ? KEYWORDS[type] : undefined
  if (!keywords) return [fault(`${pointer}/type`, `must be one of ${Object.keys(KEYWORDS).join(', ')}`)]
  const faults = keywordFaults(node, keywords, pointer)
  if (type === 'array') faults.push(...arrayFaults(node, pointer, level))
  if (type === 'object') faults.push(...objectFaults(node, pointer, level))
  return faults
}

const propertiesIn = (node: JsonObject): number => {
  const inner = [node.items, ...Object.values(isObject(node.properties) ? node.properties : {})].filter(isObject)
  return Object.keys(node.properties ?? {}).length + inner.reduce((sum, each) => sum + propertiesIn(each), 0)
}

/**
 * The faults of a program's questions. They must use a small part of JSON Schema (2020-12) that is safe to run on
 * strangers' answers and that any form can show.
 */
export function checkFormSchema(schema: unknown): ProblemItem[] {
  const root = '/answers_schema'
  if (!isObject(schema) || schema.type !== 'object') return [fault(root, 'must be a schema of type object')]
  if (isDeeperThan(NESTING_AT_MOST, schema)) return [fault(root, 'is nested too deeply')]
  if (bytesOf(schema) > BYTES_AT_MOST) return [fault(root, `is larger than ${BYTES_AT_MOST / 1024} KiB`)]
  const faults = nodeFaults(schema, root, 0)
  return propertiesIn(schema) > PROPERTIES_AT_MOST
    ? [...faults, fault(root, `has more than ${PROPERTIES_AT_MOST} properties`)]
    : faults
}
