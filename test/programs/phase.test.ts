import { sql } from 'kysely'
import { test } from 'tap'
import { build } from '../helper.ts'

/** The Seoul workshop of 2017, with an opening. */
const seoul = {
  opens_at: '2017-09-10T15:00:00.000Z',
  closes_at: '2017-10-13T15:00:00.000Z',
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
  timezone: 'Asia/Seoul',
  interviews_from: '2017-10-16' as string | null,
  first_released_at: null as string | null,
}
const released = { first_released_at: '2017-10-25T00:00:00.000Z' }
const webinar = { opens_at: null, closes_at: null, interviews_from: null }

test('the phase follows from the dates, the releases and the clock', async (t) => {
  const { db, aProgram } = await build(t)
  const { id } = await aProgram()
  const cases: [string, Record<string, string | null>, string, string][] = [
    ['before the opening', {}, '2017-09-10T14:59:59.999Z', 'upcoming'],
    ['at the opening', {}, '2017-09-10T15:00:00.000Z', 'call_open'],
    ['no opening: open at once', { opens_at: null }, '2016-01-01T00:00:00.000Z', 'call_open'],
    ['the last millisecond', {}, '2017-10-13T14:59:59.999Z', 'call_open'],
    ['at the deadline', {}, '2017-10-13T15:00:00.000Z', 'call_closed'],
    ['before the interviews', {}, '2017-10-15T14:59:59.999Z', 'call_closed'],
    ['the interviews begin', {}, '2017-10-15T15:00:00.000Z', 'selecting'],
    ['no interviews', { interviews_from: null }, '2017-10-13T15:00:00.000Z', 'selecting'],
    ['interviews while the call is open', { interviews_from: '2017-10-01' }, '2017-10-13T15:00:00.000Z', 'selecting'],
    [
      'interviews have begun, the call is open',
      { interviews_from: '2017-10-01' },
      '2017-10-05T00:00:00.000Z',
      'call_open',
    ],
    ['released', released, '2017-10-25T00:00:00.000Z', 'decided'],
    ['released before the interviews', released, '2017-10-14T00:00:00.000Z', 'decided'],
    ['rolling: released while open', released, '2017-10-01T00:00:00.000Z', 'call_open'],
    ['just before the first day', released, '2017-11-19T14:59:59.999Z', 'decided'],
    ['the first day', released, '2017-11-19T15:00:00.000Z', 'running'],
    ['the first day, nothing released', {}, '2017-11-19T15:00:00.000Z', 'running'],
    ['the last millisecond of the last day', {}, '2017-11-23T14:59:59.999Z', 'running'],
    ['the last day is over', {}, '2017-11-23T15:00:00.000Z', 'completed'],
    ['a webinar is open until it starts', webinar, '2017-11-19T14:59:59.999Z', 'call_open'],
    ['a webinar runs', webinar, '2017-11-19T15:00:00.000Z', 'running'],
    ['a webinar released', { ...webinar, ...released }, '2017-11-01T00:00:00.000Z', 'call_open'],
  ]
  for (const [name, change, now, phase] of cases) {
    const { interviews_from, ...program } = { ...seoul, ...change }
    const selection = JSON.stringify({
      steps: [],
      interviews: interviews_from && { from: interviews_from, to: '2017-10-20' },
    })
    await db
      .updateTable('program')
      .set({ ...program, selection })
      .where('id', '=', id)
      .execute()
    const { rows } = await sql<{
      phase: string
    }>`select phase_of(program, ${now}::timestamptz) as phase from program`.execute(db)
    t.equal(rows[0]?.phase, phase, name)
  }
})
