import { pointerStep } from '../platform/json.ts'
import { Problem, type ProblemItem } from '../platform/problem.ts'
import { ITEMS_AT_MOST } from './problems.ts'

const DEEPEST = 64
/** A text that is no JSON is read down to here: long before, it is too deep to be taken. */
const LEVELS_AT_MOST = 1000

/** JSON.parse keeps 15 digits of every number. Only a text with more, or with a large exponent, is looked at. */
const MAY_LOSE = /\d[\d.]{15}|\d[eE][+-]?\d{3}/
const SPACE = /[\t\n\r ]*/y
const STRING = String.raw`"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\x00-\x1f]*)*"`
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])`
/** A token of RFC 8259. */
const TOKEN = new RegExp(String.raw`[{}[\],:]|${STRING}|${NUMBER}|(?:true|false|null)(?!\w)`, 'y')

/** The digits and the exponent of a number: the same for 10, 10.0 and 1e1. */
function canonical(text: string): { key: string; digits: number } {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  const power = Number(exponent) - fraction.length + all.length - digits.length
  return { key: digits && `${digits}e${power}`, digits: digits.length }
}

/** Whether a number is the same after JSON.parse: as many of its digits as were sent can be told from it. */
function isKept(text: string): boolean {
  // Not even the largest number has more, written out.
  if (text.length > 330) return false
  const { key, digits } = canonical(text)
  const value = Number(text)
  return digits <= 100 && Number.isFinite(value) && canonical(value.toPrecision(Math.max(1, digits))).key === key
}

interface Level {
  /** The members' names so far; undefined in a list. */
  names: Set<string> | undefined
  step: string | number
}
type Expected = 'value' | 'entry or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing'

export interface Findings {
  items: ProblemItem[]
  /** Where the text is no longer JSON. */
  broken?: { at: number; reason: string }
}

function reasonAt(text: string, at: number, expected: Expected, last: string): string {
  const next = text[at]
  if (next === undefined) return 'the text ends too early'
  if (last === ',' && (next === '}' || next === ']')) return 'there is a comma too much'
  if (next === "'" || next === '\u201c') return 'names and texts stand in straight double quotes'
  if (next === '/' || next === '#') return 'JSON has no comments'
  if (next === '"' && (expected === 'value' || expected.startsWith('name') || expected === 'entry or end'))
    return 'a text has no end, or has a line break or a backslash that must be escaped'
  if (expected === 'nothing') return 'there is more after the end'
  if (expected === 'colon') return 'a colon is missing'
  if (expected === 'comma or end') return 'a comma or a closing bracket is missing'
  if (expected.startsWith('name')) return 'a name in double quotes is missing'
  if (/[-+.\d]/.test(next)) return 'a number is not written as in JSON'
  return 'a value is missing: texts stand in double quotes; true, false and null in lower case'
}

/** Reads a text token by token: what JSON.parse does not tell. Without recursion, because a stranger can nest deeply. */
export function inspectJson(text: string): Findings {
  const items: ProblemItem[] = []
  const levels: Level[] = []
  let expected: Expected = 'value'
  let [at, last] = [0, '']
  const pointer = () => levels.map(({ step }) => pointerStep(String(step))).join('')
  const top = () => levels.at(-1)
  const afterValue = (): Expected => (levels.length > 0 ? 'comma or end' : 'nothing')
  const broken = () => {
    const reason = levels.length > LEVELS_AT_MOST ? 'it is nested too deeply' : reasonAt(text, at, expected, last)
    return { items, broken: { at, reason } }
  }

  function takeName(token: string) {
    const name = JSON.parse(token) as string
    const level = top() as Level
    level.step = name
    if (level.names?.has(name))
      items.push({
        pointer: pointer(),
        code: 'duplicate_member',
        detail: 'stands twice in the same object: send it once',
      })
    level.names?.add(name)
  }
  function takeValue(token: string) {
    if (/^[-\d]/.test(token) && !isKept(token))
      items.push({
        pointer: pointer(),
        code: 'number_not_exact',
        detail: 'has more digits, or a larger exponent, than a number of JSON keeps: send it as a text, or rounded',
        params: { limit: 15 },
      })
  }

  for (;;) {
    SPACE.lastIndex = at
    SPACE.test(text)
    at = SPACE.lastIndex
    if (at === text.length && expected === 'nothing') return { items }
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined || levels.length > LEVELS_AT_MOST) return broken()
    if (items.length === ITEMS_AT_MOST) return { items }
    const level = top()
    const isValue = expected === 'value' || expected === 'entry or end'
    if (token === '{' && isValue) {
      levels.push({ names: new Set(), step: '' })
      expected = 'name or end'
    } else if (token === '[' && isValue) {
      levels.push({ names: undefined, step: 0 })
      expected = 'entry or end'
    } else if (
      (token === '}' && level?.names && (expected === 'name or end' || expected === 'comma or end')) ||
      (token === ']' && level && !level.names && (expected === 'entry or end' || expected === 'comma or end'))
    ) {
      levels.pop()
      expected = afterValue()
    } else if (token === ',' && expected === 'comma or end' && level) {
      if (!level.names) level.step = Number(level.step) + 1
      expected = level.names ? 'name' : 'value'
    } else if (token === ':' && expected === 'colon') expected = 'value'
    else if (token.startsWith('"') && expected.startsWith('name')) {
      takeName(token)
      expected = 'colon'
    } else if (isValue && !/^[{}[\],:]$/.test(token)) {
      takeValue(token)
      expected = afterValue()
    } else return broken()
    at += token.length
    last = token
  }
}

/** The number of names in the text of valid JSON: of the strings before a colon. */
function namesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    let end = at
    let escapes = 1
    while (escapes % 2 === 1) {
      end = text.indexOf('"', end + 1)
      if (end < 0) return count
      escapes = 0
      while (text[end - 1 - escapes] === '\\') escapes++
    }
    at = end + 1
    while (text.charCodeAt(at) <= 0x20) at++
    if (text[at] === ':') count++
  }
  return count
}

const tooDeep = () => {
  const detail = `The body is nested deeper than ${DEEPEST} levels.`
  return new Problem(400, 'too_deep', detail, {
    errors: [
      { pointer: '', code: 'too_deep', detail: `is nested deeper than ${DEEPEST} levels`, params: { limit: DEEPEST } },
    ],
  })
}

/** The number of members in a value. Errors: too_deep. */
function membersOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0
  if (depth > DEEPEST) throw tooDeep()
  const inner = Object.values(value)
  let count = Array.isArray(value) ? 0 : inner.length
  for (const each of inner) count += membersOf(each, depth + 1)
  return count
}

export function malformedJson(text: string): Problem {
  const { broken } = inspectJson(text)
  const before = text.slice(0, broken?.at).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  const detail = broken
    ? `is not valid JSON at line ${line}, column ${column}: ${broken.reason}`
    : 'has a member that is named __proto__, or constructor with a prototype'
  const item = { pointer: '', code: 'malformed_json', detail, params: broken ? { line, column } : {} }
  return new Problem(400, 'malformed_json', `The body ${detail}.`, { errors: [item] })
}

/**
 * Refuses a text of valid JSON whose value is not what was sent: JSON.parse rounds long numbers, and of two members with
 * one name it drops the first. Usual bodies cost some microseconds. Errors: number_not_exact, duplicate_member, too_deep.
 */
export function checkParsed(text: string, value: unknown): void {
  if (membersOf(value) === namesIn(text) && !MAY_LOSE.test(text)) return
  const { items } = inspectJson(text)
  const [first] = items
  if (!first) return
  const detail =
    first.code === 'duplicate_member'
      ? 'A member stands twice in the same object: see errors.'
      : 'A number has more digits than a number of JSON keeps: see errors.'
  throw new Problem(400, first.code, detail, { errors: items })
}
