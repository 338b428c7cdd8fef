import { isObject, type JsonObject } from '../../platform/json.ts'
import type { AnswersSchema } from './answers.ts'

type Answers = Record<string, unknown>

/** A value in two: what the schema asks for, and what it does not ask for (undefined when there is none). */
function split(node: JsonObject, value: unknown): [asked: unknown, unasked: unknown] {
  const { properties, items } = node
  if (Array.isArray(value) && isObject(items)) {
    const parts = value.map((each) => split(items, each))
    const isClean = parts.every(([, unasked]) => unasked === undefined)
    // A list is kept aside whole: a part of one of its items would mean nothing by itself.
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

/** The answers to questions that the program asks now. The others block nothing. */
export const askedOf = (schema: AnswersSchema, answers: unknown) => split(schema, answers ?? {})[0] as Answers

/** What is missing in one is taken from the other, at every level. */
function filled(value: unknown, from: unknown): unknown {
  if (value === undefined) return from
  if (!isObject(value) || !isObject(from)) return value
  const names = new Set([...Object.keys(value), ...Object.keys(from)])
  return Object.fromEntries([...names].map((name) => [name, filled(value[name], from[name])]))
}

const withoutNulls = (answers: Answers) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null))

/**
 * Answers sorted anew by the questions of today. One that is not asked any more is kept aside, and comes back when its
 * question does; null takes it away for good.
 */
export function sortAnswers(schema: AnswersSchema, answers: Answers, aside: Answers) {
  const [asked, unasked] = split(schema, filled(answers, aside))
  return { answers: asked as Answers, answers_aside: withoutNulls((unasked ?? {}) as Answers) }
}
