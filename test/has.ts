import type { Test } from 'tap'

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Whether a value matches a wanted pattern or type, which stands for a value that a test cannot know before. */
const isOfKind = (found: unknown, wanted: unknown) =>
  (wanted instanceof RegExp && typeof found === 'string' && wanted.test(found)) ||
  (wanted === Number && typeof found === 'number')

/** The found value without the keys that `wanted` lacks. A value that matches a wanted pattern or type becomes it. */
function narrowed(found: unknown, wanted: unknown): unknown {
  if (isOfKind(found, wanted)) return wanted
  if (Array.isArray(wanted) && Array.isArray(found)) return found.map((item, at) => narrowed(item, wanted[at]))
  const isObject = typeof found === 'object' && found !== null && !Array.isArray(found)
  if (!isPlain(wanted) || Object.keys(wanted).length === 0 || !isObject) return found
  const values = found as Record<string, unknown>
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, narrowed(values[key], wanted[key])]))
}

/**
 * Asserts exactly these values at these keys; other keys are allowed. A list is compared whole, and `undefined` means
 * that the key is missing. A pattern stands for any matching text, `Number` for any number. tap's `match`, `has` and
 * `hasStrict` are looser: they accept a longer list, and `match` accepts 'not_met' for 'met'.
 */
export function has(t: Test, found: unknown, wanted: unknown, message = 'has exactly these values') {
  t.currentAssert = has // so that a failure shows the line of the test
  return t.strictSame(narrowed(found, wanted), wanted, message)
}

/** Asserts that a text does not contain another. It fails for `undefined`, for which tap's `notMatch` passes. */
export function lacks(t: Test, text: unknown, unwanted?: string | RegExp, message = `does not contain ${unwanted}`) {
  t.currentAssert = lacks
  if (typeof text !== 'string' || !unwanted) return t.fail(message, { text, unwanted })
  const contains = typeof unwanted === 'string' ? text.includes(unwanted) : unwanted.test(text)
  return contains ? t.fail(message, { text, unwanted }) : t.pass(message)
}
