import { Test, test } from 'tap'
import { has, lacks } from './has.ts'

/** A test that no report knows: its assertions may fail. */
const unseen = () => new Test({ name: 'unseen' }) as typeof Test.prototype & Parameters<typeof has>[0]

test('has: it takes exactly these values at these keys, and any others beside them', async (t) => {
  const report = { verdict: 'not_met', count: 2, note: null, lines: [{ code: 'a', at: 1 }, { code: 'b' }] }
  const cases: [unknown, unknown, boolean][] = [
    [report, { verdict: 'not_met', count: 2 }, true],
    [report, { verdict: 'met' }, false],
    [report, { verdict: /met$/ }, true],
    [report, { verdict: /^met/ }, false],
    [report, { count: '2' }, false],
    [report, { count: /2/ }, false],
    [report, { note: null }, true],
    [report, { note: undefined }, false],
    [report, { absent: undefined }, true],
    [report, { absent: null }, false],
    [report, { lines: [{ code: 'a' }, { code: 'b' }] }, true],
    [report, { lines: [{ code: 'a' }] }, false],
    [report, { lines: [] }, false],
    [report, { lines: {} }, false],
    [report, { lines: [{ code: 'a' }, { code: 'b' }, { code: 'c' }] }, false],
    [report, {}, false],
    [{}, {}, true],
    [{ lines: [] }, { lines: [] }, true],
    [[1, 2], [1], false],
    [[1, 2], [1, 2], true],
    ['not_met', 'met', false],
    ['not_met', /met/, true],
    [undefined, { absent: undefined }, false],
    ['text', { length: 4 }, false],
    [new Error('not_met'), { message: 'met' }, false],
    [new Error('not_met'), { message: 'not_met' }, true],
  ]
  for (const [found, wanted, passes] of cases)
    t.equal(has(unseen(), found, wanted), passes, `${JSON.stringify(found)} and ${JSON.stringify(wanted)}`)
})

test('lacks: it takes texts only', async (t) => {
  t.equal(lacks(unseen(), 'a text', 'word'), true)
  t.equal(lacks(unseen(), 'a text', /word/), true)
  t.equal(lacks(unseen(), 'a word', 'word'), false)
  t.equal(lacks(unseen(), 'a word', /w.rd/), false)
  for (const found of [undefined, null, { name: 1 }, ['word']]) t.equal(lacks(unseen(), found, 'name'), false)
  t.equal(lacks(unseen(), 'a text', undefined), false, 'and something must be looked for')
})
