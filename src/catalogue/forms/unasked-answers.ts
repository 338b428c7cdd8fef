import { isObject, type JsonObject } from '../../platform/json.ts'
import type { AnswersSchema } from './answers.ts'

type Answers = Record<string, unknown>

/** Splits a value into the part that the schema asks for and the part that it does not (undefined if there is none). */
function split(node: JsonObject, value: unknown): [asked: unknown, unasked: unknown] {
  const { properties, items } = node
  if (Array.isArray(value) && isObject(items)) {
    const parts = value.map((each) => split(items, each))
    const isClean = parts.every(([, unasked]) => unasked === undefined)
    // A list is set aside whole: a part of an item means nothing by itself.
    return [parts.map(([asked]) => asked), isClean ? undefined : value]
  }
  if (!isObject(value) || !isObject(properties)) return [value, undefined]
  const asked: Answers = {}
  const unasked: Answers = {}
  for (const [name, inner] of Object.entries(value)) {
    if (!Object.hasOwn(properties, name)) {
      unasked[name] = inner
      continue
    }
    const [kept, rest] = split(properties[name] as JsonObject, inner)
    asked[name] = kept
    if (rest !== undefined) unasked[name] = rest
  }
  return [asked, Object.keys(unasked).length > 0 ? unasked : undefined]
}

/** The answers to the questions that the program asks now. Other answers block nothing. */
export const askedOf = (schema: AnswersSchema, answers: unknown) => split(schema, answers ?? {})[0] as Answers

/** Fills the missing members of `value` from `from`, at every level. */
function filled(value: unknown, from: unknown): unknown {
  if (value === undefined) return from
  if (!isObject(value) || !isObject(from)) return value
  const names = new Set([...Object.keys(value), ...Object.keys(from)])
  return Object.fromEntries([...names].map((name) => [name, filled(value[name], from[name])]))
}

const withoutNulls = (answers: Answers) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null))

/**
 * Splits answers by the current questions. An answer to a question that is no longer asked is set aside, and comes back
 * with its question. Null deletes it.
 */
export function sortAnswers(schema: AnswersSchema, answers: Answers, aside: Answers) {
  const [asked, unasked] = split(schema, filled(answers, aside))
  return { answers: asked as Answers, answers_aside: withoutNulls((unasked ?? {}) as Answers) }
}
