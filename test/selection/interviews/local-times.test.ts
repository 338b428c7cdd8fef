import { test } from 'tap'
import { isByDay, zonesOf } from '../../../src/selection/interviews/local-times.ts'

test('isByDay: from 08:00 to 20:00 of one local day', (t) => {
  const cases = [
    ['2017-10-16T08:00:00Z', '2017-10-16T08:30:00Z', true],
    ['2017-10-16T07:59:00Z', '2017-10-16T08:30:00Z', false],
    ['2017-10-16T19:30:00Z', '2017-10-16T20:00:00Z', true],
    ['2017-10-16T19:30:00Z', '2017-10-16T20:00:01Z', false],
    ['2017-10-16T19:30:00Z', '2017-10-16T20:01:00Z', false],
    ['2017-10-16T19:30:00Z', '2017-10-16T21:00:00Z', false],
    ['2017-10-16T19:30:00Z', '2017-10-17T09:00:00Z', false],
  ] as const
  for (const [starts_at, ends_at, expected] of cases)
    t.equal(isByDay({ starts_at, ends_at }, 'UTC'), expected, `${starts_at} to ${ends_at}`)
  t.end()
})

test('zonesOf: the zones of a country, and none of one that nobody knows', (t) => {
  t.strictSame(zonesOf('KR'), ['Asia/Seoul'])
  t.strictSame(zonesOf('ZZ'), [])
  t.ok(zonesOf('MX').length > 5)
  t.end()
})
