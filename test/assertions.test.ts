import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'

const folder = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== 'assertions.test.ts')
  .map((name) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') }))

/** Where it is found, as `file:line`. */
const placesOf = (pattern: RegExp) =>
  files.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map(({ index }) => `${name}:${text.slice(0, index).split('\n').length}`),
  )

/**
 * What tap compares loosely, and what to write instead (test/has.ts).
 * `match` takes 'not_met' for 'met', a longer list for a shorter one and any list for `[]`; `same` takes '1' for 1 and
 * null for undefined; `has` and `hasStrict` take a longer list; `notHas` and `notMatch` pass for what is not there.
 */
const LOOSE: [RegExp, string][] = [
  [/\bt\d?\s*\.(has|hasStrict|matchOnly|matchStrict|matchOnlyStrict|notHas|notHasStrict)\(/g, 'has(t, ...)'],
  [/\bt\d?\s*\.(same|notStrictSame)\(/g, 't.strictSame(...)'],
  [/\bt\d?\s*\.(notMatch|notMatchOnly|notMatchStrict)\(/g, 'lacks(t, ...)'],
  [/\bt\d?\s*\.(resolveMatch|matchSnapshot|emits)\(/g, 'await it, and has(t, ...)'],
]

test('assertions: no test uses one that can pass wrongly', async (t) => {
  t.ok(files.length > 80)
  for (const [pattern, instead] of LOOSE) t.strictSame(placesOf(pattern), [], `write ${instead}`)
})

/** The arguments of each call, as they are written; strings, patterns and templates may hold brackets and commas. */
function* argumentsOf(text: string, call: RegExp) {
  for (const { index, 0: start } of text.matchAll(call)) {
    const args = ['']
    let depth = 0
    for (const [token] of text.slice(index + start.length).matchAll(TOKEN)) {
      if (depth === 0 && token === ')') break
      if (/^[([{]$/.test(token)) depth++
      if (/^[)\]}]$/.test(token)) depth--
      if (depth === 0 && token === ',') args.push('')
      else args[args.length - 1] += token
    }
    yield { line: text.slice(0, index).split('\n').length, args: args.map((arg) => arg.trim()) }
  }
}
const TOKEN = /'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<=[(,]\s*)\/(?:\\.|\[(?:\\.|[^\]])*\]|[^/\\\n])+\/[a-z]*|[\s\S]/g
const PATTERN = /^(\/|new RegExp\()/

test('assertions: match looks for a pattern in a text, and an error is compared by has', async (t) => {
  const wrong = files.flatMap(({ name, text }) => [
    ...[...argumentsOf(text, /\bt\d?\.match\(/g)]
      .filter(({ args }) => !PATTERN.test(args[1] ?? ''))
      .map(({ line }) => `${name}:${line}: match`),
    ...[...argumentsOf(text, /\bt\d?\.(?:rejects|throws)\(/g)]
      .filter(({ args }) => /^(\{|new (?!RegExp))/.test(args[1] ?? ''))
      .map(({ line }) => `${name}:${line}: rejects`),
  ])
  t.strictSame(wrong, [])
  const found = (text: string) => [...argumentsOf(text, /\bt\.match\(/g)].map(({ args }) => args)
  t.strictSame(found("t.match(a(1, [2]), /x[,)]/, 'told, so')"), [['a(1, [2])', '/x[,)]/', "'told, so'"]])
  t.strictSame(found("t.match(\n  a,\n  { status: 404, code: 'x' },\n)"), [['a', "{ status: 404, code: 'x' }", '']])
})

/** Files in which time itself is what is tested: how often, how late or how long something comes. */
const TIMED =
  /^(until|race)\.ts$|^faults\/|^(worker|docker|intake\/allocations\/seats-upgrade)\.test\.ts$|^(platform\/(pepper|postgres\/(shares|embedded-postgres|embedded-session))|http\/(tracing|cors))\.test\.ts$/

test('assertions: a test waits for what it means (test/until.ts), and every loop has an end', async (t) => {
  const sleepers = files.filter(({ text }) => /setTimeout|node:timers/.test(text)).map(({ name }) => name)
  t.strictSame(
    sleepers.filter((name) => !TIMED.test(name)),
    [],
  )
  t.strictSame(placesOf(/\bfor \(;;|\bwhile \((true|1)\)|\bdo \{|\bwhile \([^}]*\bawait\b/g), [], 'write until(...)')
})

/** What each title of a test starts with: the operation, function or subject that is tested. */
const NAMED = /^['"`]([\w./:-]+|\$\{\w+\}): /

test('assertions: the title of each test begins with a name and a colon', async (t) => {
  const titles = files.flatMap(({ name, text }) =>
    [...argumentsOf(text, /(?<![\w.])test\(/g)].map(({ line, args }) => ({
      at: `${name}:${line}`,
      title: args[0] ?? '',
    })),
  )
  t.ok(titles.length > 400)
  t.strictSame(
    titles.filter(({ title }) => !NAMED.test(title)),
    [],
  )
  for (const wrong of ["'a draft is submitted'", "'a draft: it is submitted'", "'draft:'", 'name'])
    t.notOk(NAMED.test(wrong))
})
