import { test } from 'tap'
import { bytesOf, canonicalJson, isDeeperThan, pointerStep } from '../../src/platform/json.ts'

test('canonicalJson: equal JSON has one spelling', async (t) => {
  t.equal(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' }), '{"a":"x","b":[{"c":null,"d":1}]}')
  t.not(canonicalJson([1, 2]), canonicalJson([2, 1]))
  t.not(canonicalJson({ a: null }), canonicalJson({}))
})

test('isDeeperThan: depth is told without a walk to the end', async (t) => {
  const cases: [unknown, number, boolean][] = [
    ['x', 0, false],
    [null, 0, false],
    [[], 0, true],
    [[], 1, false],
    [{ a: [] }, 1, true],
    [{ a: [1] }, 2, false],
  ]
  for (const [value, levels, deeper] of cases) t.equal(isDeeperThan(levels, value), deeper, JSON.stringify(value))
  t.ok(isDeeperThan(16, JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))))
})

test('bytesOf: size is in bytes, and pointerStep escapes a name', async (t) => {
  t.equal(bytesOf('세울'), 8)
  t.equal(pointerStep('a/b~c'), '/a~1b~0c')
})
