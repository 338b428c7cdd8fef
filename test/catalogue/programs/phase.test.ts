import { sql } from 'kysely'
import { test } from 'tap'
import { build } from '../../helper.ts'

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

test('program_phase: the phase follows from the dates, the releases and the clock', async (t) => {
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
    }>`select program_phase(program, ${now}::timestamptz) as phase from program`.execute(db)
    t.equal(rows[0]?.phase, phase, name)
  }
})

test('program_phase: no stored row makes a list fail', async (t) => {
  const { app, as, db, setNow, aProgram, aReadyDraft, aCity } = await build(t)
  const good = await aProgram()
  const city = await aCity()
  const interviews = (from: unknown) => ({
    selection: JSON.stringify({ steps: [], interviews: { from, to: '2017-10-20' } }),
  })
  const webinar = { closes_at: null, closes_on: null }
  const rows: Record<string, unknown>[] = [
    interviews('0000-01-01'),
    interviews('2017-02-30'),
    interviews('soon'),
    { timezone: 'JST', ...webinar },
    { timezone: 'US/Pacific-New' },
    { timezone: 'Asia/Nowhere' },
    { timezone: '' },
    { timezone: null },
    { starts_on: '4713-01-01 BC', ends_on: '5874897-12-31' },
    { starts_on: '-infinity', ends_on: 'infinity' },
  ]
  const ids: string[] = []
  for (const row of rows) {
    const { id } = await aProgram({ format: 'webinar' })
    await db.updateTable('program').set(row).where('id', '=', id).execute()
    ids.push(id)
  }
  for (const now of ['2017-09-01', '2017-10-14', '2017-11-21', '2018-01-01']) {
    setNow(`${now}T00:00:00.000Z`)
    const listed = await app.inject('/v1/programs?limit=100')
    t.equal(listed.statusCode, 200, now)
    t.equal(listed.json().items.length, rows.length + 1)
    for (const phase of ['upcoming', 'call_open', 'call_closed', 'selecting', 'decided', 'running', 'completed'])
      t.equal((await app.inject(`/v1/programs?phase=${phase}`)).statusCode, 200, phase)
    for (const [i, id] of ids.entries())
      t.equal((await app.inject(`/v1/programs/${id}`)).statusCode, 200, JSON.stringify(rows[i]))
  }
  t.equal((await as().get(`/v1/programs/${good.id}`)).json().phase, 'completed')

  setNow('2017-10-02T00:00:00.000Z')
  for (const [i, id] of ids.slice(3, 8).entries()) {
    const name = String(rows[i + 3]?.timezone)
    const report = await app.inject({
      method: 'POST',
      url: `/v1/programs/${id}/eligibility-checks`,
      payload: { city_id: city.id },
    })
    t.equal(report.statusCode, 200, `a report in ${name}`)
    const draft = await aReadyDraft({ program: { id }, city })
    t.equal(
      (await as(draft.token).get(`/v1/applications/${draft.id}/eligibility`)).statusCode,
      200,
      `a draft in ${name}`,
    )
  }

  // Shapes that the service never stored.
  for (const selection of [
    [],
    'none',
    {},
    { interviews: [] },
    { interviews: { from: 20171016 } },
    { interviews: { from: {} } },
  ]) {
    await db
      .updateTable('program')
      .set({ selection: JSON.stringify(selection) })
      .execute()
    await sql`select program_phase(program, '2017-10-14') from program`.execute(db)
  }
})
