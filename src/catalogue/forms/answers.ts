import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { LRUCache } from 'lru-cache'
import { placeOf, withoutEchoes, wordsOf } from '../../http/faults.ts'
import { setFormats } from '../../http/formats.ts'
import { bytesOf, canonicalJson, isDeeperThan, isObject, type JsonObject, pointerStep } from '../../platform/json.ts'
import type { ProblemItem } from '../../platform/problem.ts'

/** A program's questions: the JSON Schema of an object of answers, accepted by `checkFormSchema`. */
export type AnswersSchema = Record<string, unknown>

const BYTES_AT_MOST = 64 * 1024
const NESTING_AT_MOST = 16
/** Counts values at every level: with `allErrors` each of them can give a hundred errors. */
const VALUES_AT_MOST = 2000
const ITEMS_AT_MOST = 100
const VALIDATORS_AT_MOST = 50

/** The schema with every object closed: an answer to an unknown question is an error. */
function closed({ properties, items, ...rest }: JsonObject): JsonObject {
  if (isObject(items)) return { ...rest, items: closed(items) }
  if (!isObject(properties)) return rest
  const inner = Object.entries(properties).map(([name, node]) => [name, closed(node as JsonObject)])
  return { ...rest, properties: Object.fromEntries(inner), additionalProperties: false }
}

// Own properties only: a question may be named `constructor`.
const ajv = new Ajv2020({ allErrors: true, strict: false, ownProperties: true, verbose: true })
addFormats.default(ajv, ['date', 'email', 'uri'])
setFormats(ajv)
const validators = new LRUCache<string, ValidateFunction>({ max: VALIDATORS_AT_MOST })

/** Keeps a limited number of validators: compiling takes milliseconds. Ajv's own cache is not used: it has no limit. */
function validatorFor(schema: AnswersSchema): ValidateFunction {
  const key = canonicalJson(schema)
  const known = validators.get(key)
  if (known) return known
  const whole = closed(schema)
  const validate = ajv.compile(whole)
  ajv.removeSchema(whole)
  validators.set(key, validate)
  return validate
}

const valuesIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, inner) => sum + valuesIn(inner), 1)
    : 1

/** Refuses answers that are too deep, too large or no object, before a validator runs on them. */
function hostility(answers: unknown): ProblemItem[] {
  const wrong = (code: string, detail: string) => [{ pointer: '/answers', code, detail }]
  if (!isObject(answers)) return wrong('type', 'must be an object')
  if (isDeeperThan(NESTING_AT_MOST, answers)) return wrong('too_deep', 'is nested too deeply')
  if (bytesOf(answers) > BYTES_AT_MOST) return wrong('too_large', `is larger than ${BYTES_AT_MOST / 1024} KiB`)
  return valuesIn(answers) > VALUES_AT_MOST ? wrong('too_large', `has more than ${VALUES_AT_MOST} values`) : []
}

const unknownAnswer = (pointer: string): ProblemItem => ({
  pointer,
  code: 'additional_properties',
  detail: 'is not a question of this program',
})

function missingAnswer(pointer: string, name: string, parent: JsonObject): ProblemItem {
  // `checkFormSchema` requires only questions that exist.
  const question = (parent.properties as JsonObject)[name] as JsonObject
  const { title, 'x-required-message': message } = question
  const detail = message ?? (title ? `Answer this question: ${title}` : 'Answer this question.')
  return {
    pointer: pointer + pointerStep(name),
    code: 'required',
    detail: String(detail),
    params: { ...(title !== undefined && { title }) },
  }
}

function itemOf(fault: ErrorObject): ProblemItem {
  const { instancePath, keyword, params, parentSchema } = fault
  if (keyword === 'required')
    return missingAnswer(`/answers${instancePath}`, params.missingProperty, parentSchema as JsonObject)
  const pointer = `/answers${placeOf(fault)}`
  return keyword === 'additionalProperties' ? unknownAnswer(pointer) : { pointer, ...wordsOf(fault) }
}

/** The faults of answers at their submission. At most 100 items. */
export function answerErrors(schema: AnswersSchema, answers: unknown): ProblemItem[] {
  const hostile = hostility(answers ?? {})
  if (hostile.length > 0) return hostile
  const validate = validatorFor(schema)
  validate(answers ?? {})
  return withoutEchoes(validate.errors ?? [])
    .slice(0, ITEMS_AT_MOST)
    .map(itemOf)
}

/** Finds answers to unknown questions. Null deletes an earlier answer, so it is allowed for any question. */
function unknownAnswers(node: JsonObject, value: unknown, known: unknown, pointer: string): ProblemItem[] {
  const { properties, items } = node
  if (Array.isArray(value)) {
    return isObject(items) ? value.flatMap((each, i) => unknownAnswers(items, each, undefined, `${pointer}/${i}`)) : []
  }
  if (!isObject(value) || !isObject(properties)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = pointer + pointerStep(name)
    const before = isObject(known) && Object.hasOwn(known, name) ? known[name] : undefined
    if (Object.hasOwn(properties, name)) return unknownAnswers(properties[name] as JsonObject, inner, before, at)
    return inner === null || before !== undefined ? [] : unknownAnswer(at)
  })
}

/** Pointers to the answers to questions that the schema does not have. */
export const unaskedPointers = (schema: AnswersSchema, answers: unknown): string[] =>
  unknownAnswers(schema, answers, {}, '/answers').map(({ pointer }) => pointer)

/**
 * The faults of a draft's answers. A draft may be unfinished and not yet valid, but may not answer a question that was
 * never asked. A form may send back the `known` answers: their questions were asked once.
 */
export function draftAnswerErrors(schema: AnswersSchema, answers: unknown, known: unknown = {}): ProblemItem[] {
  const hostile = hostility(answers ?? {})
  return hostile.length > 0 ? hostile : unknownAnswers(schema, answers, known, '/answers').slice(0, ITEMS_AT_MOST)
}
