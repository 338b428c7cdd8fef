import { test } from 'tap'
import { callEndsAt, programEndsAt, stageOf } from '../../../src/catalogue/criteria/program-times.ts'

const seoul = {
  status: 'published',
  closes_at: '2017-10-13T15:00:00.000Z' as string | null,
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
  timezone: 'Asia/Seoul' as string | null,
}
const open = { closes_at: null }

test('stageOf: the stage follows from the end of the call, the last day and the status', async (t) => {
  const cases: [string, Partial<typeof seoul>, string, string][] = [
    ['the last millisecond of the call', {}, '2017-10-13T14:59:59.999Z', 'call'],
    ['at the deadline', {}, '2017-10-13T15:00:00.000Z', 'program'],
    ['no deadline: before the first day', open, '2017-11-19T14:59:59.999Z', 'call'],
    ['no deadline: at the first day', open, '2017-11-19T15:00:00.000Z', 'program'],
    ['the last millisecond of the last day', {}, '2017-11-23T14:59:59.999Z', 'program'],
    ['after the last day', {}, '2017-11-23T15:00:00.000Z', 'over'],
    ['a deadline after the last day', { closes_at: '2017-12-01T00:00:00.000Z' }, '2017-11-23T15:00:00.000Z', 'over'],
    ['cancelled', { status: 'cancelled' }, '2017-10-01T00:00:00.000Z', 'cancelled'],
    ['a draft', { status: 'draft' }, '2017-10-01T00:00:00.000Z', 'cancelled'],
  ]
  for (const [name, change, at, stage] of cases) t.equal(stageOf({ ...seoul, ...change }, at), stage, name)
})

test('programEndsAt: without a zone a day is one of UTC', async (t) => {
  t.equal(programEndsAt({ ...seoul, timezone: null }), '2017-11-24T00:00:00.000Z')
  t.equal(callEndsAt({ ...seoul, ...open, timezone: null }), '2017-11-20T00:00:00.000Z')
})

test('programEndsAt: more days than are remembered are told right, again and again', async (t) => {
  const days = Array.from({ length: 1_100 }, (_, i) => new Date(Date.UTC(2017, 0, 1 + i)).toISOString())
  const told = () => days.slice(0, -1).map((day) => programEndsAt({ ends_on: day.slice(0, 10), timezone: 'UTC' }))
  t.strictSame(told(), days.slice(1))
  t.strictSame(told(), days.slice(1))
  t.equal(programEndsAt({ ends_on: '2017-01-01', timezone: 'Asia/Seoul' }), '2017-01-01T15:00:00.000Z', 'of its zone')
})
