import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const DEADLINE = '2017-10-13T15:00:00.000Z'

test('extendCall: a later deadline has a reason, an event and an entry in the public history', async (t) => {
  const { as, db, staff, setNow, aProgram } = await build(t)
  const { id } = await aProgram()
  setNow('2017-10-10T00:00:00.000Z')
  const extended = await staff.post(`/v1/programs/${id}/extend-call`, { closes_on: '2017-10-20', reason: 'holidays' })
  t.equal(extended.statusCode, 200)
  t.equal(extended.headers.etag, '"3.call_open"')
  const to = '2017-10-20T15:00:00.000Z'
  has(t, extended.json(), { call: { closes_at: to }, version: 3, updated_at: '2017-10-10T00:00:00.000Z' })
  const closes_at = { from: DEADLINE, to }
  const { items } = (await as().get(`/v1/programs/${id}/history`)).json()
  has(t, items[1], {
    action: 'extend_call',
    at: '2017-10-10T00:00:00.000Z',
    reason: 'holidays',
    details: { closes_at },
    actor: { role: 'secretariat', name: null },
  })
  const events = await db.selectFrom('event').selectAll().where('type', '=', 'program.call_extended').execute()
  has(t, events, [{ subject_id: id, program_id: id, payload: { closes_at } }])
})

test('extendCall: a deadline moves to a later instant only, within the program’s days', async (t) => {
  const { staff, setNow, aProgram } = await build(t)
  const program = await aProgram({ call: { opens_on: '2017-10-01', closes_on: '2017-10-13' } })
  const webinar = await aProgram({ format: 'webinar', call: {} })
  const reason = 'holidays'
  const cases: [string, { id: string }, string, object, number, string?][] = [
    ['the same day', program, '2017-10-02', { closes_on: '2017-10-13' }, 422, '/closes_on'],
    ['the same instant', program, '2017-10-02', { closes_at: DEADLINE }, 422, '/closes_at'],
    ['earlier', program, '2017-10-02', { closes_on: '2017-10-12' }, 422, '/closes_on'],
    ['neither', program, '2017-10-02', {}, 422, '/closes_at'],
    ['both', program, '2017-10-02', { closes_on: '2017-10-20', closes_at: DEADLINE }, 422, '/closes_at'],
    ['past by now', program, '2017-11-01', { closes_on: '2017-10-20' }, 422, '/closes_on'],
    ['now', program, '2017-11-01', { closes_at: '2017-11-01T00:00:00Z' }, 422, '/closes_at'],
    ['after the last day', program, '2017-10-02', { closes_on: '2017-11-24' }, 422, '/closes_on'],
    ['a moment after it', program, '2017-10-02', { closes_at: '2017-11-23T15:00:00.001Z' }, 422, '/closes_at'],
    ['a blank reason', program, '2017-10-02', { closes_on: '2017-10-20', reason: ' ' }, 400, '/reason'],
    ['no day', program, '2017-10-02', { closes_on: '2017-10-32' }, 400, '/closes_on'],
    ['no deadline at all', program, '2017-10-02', { closes_at: null }, 400, '/closes_at'],
    ['an extra member', program, '2017-10-02', { closes_on: '2017-10-20', opens_on: '2017-10-02' }, 400, '/opens_on'],
    ['a millisecond later', program, '2017-10-02', { closes_at: '2017-10-13T15:00:00.001Z' }, 200],
    ['the end of the last day', program, '2017-10-02', { closes_at: '2017-11-24T00:00:00+09:00' }, 200],
    // A webinar without a deadline is open until it starts: to name an earlier end would shorten its call.
    ['a webinar, before it starts', webinar, '2017-10-02', { closes_on: '2017-11-19' }, 422, '/closes_on'],
    ['a webinar, its first day', webinar, '2017-10-02', { closes_on: '2017-11-20' }, 200],
  ]
  for (const [name, { id }, today, body, status, pointer] of cases) {
    setNow(`${today}T00:00:00.000Z`)
    const answer = await staff.post(`/v1/programs/${id}/extend-call`, { reason, ...body })
    t.equal(answer.statusCode, status, `${name} ${answer.body}`)
    if (pointer) has(t, answer.json().errors, [{ pointer }], name)
  }
})

test('extendCall: a closed call is open again', async (t) => {
  const { as, staff, setNow, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const draft = await aReadyDraft({ program, city })
  const submit = () => as(draft.token).post(`/v1/applications/${draft.id}/submit`)
  setNow('2017-10-14T00:00:00.000Z')
  has(t, (await submit()).json(), { code: 'call_closed' })
  t.equal((await as().get(`/v1/programs/${program.id}`)).json().phase, 'selecting')
  await staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-20', reason: 'holidays' })
  t.equal((await as().get(`/v1/programs/${program.id}`)).json().phase, 'call_open')
  t.equal((await submit()).statusCode, 200)
})

test('closeCall: the deadline becomes the instant of the close, and history and event say why', async (t) => {
  const { as, db, staff, setNow, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram({ call: { opens_on: '2017-10-02', closes_on: '2017-10-13' } }), await aCity()]
  setNow('2017-10-05T12:00:00.500Z')
  const draft = await aReadyDraft({ program, city })
  const close = () => staff.post(`/v1/programs/${program.id}/close-call`, { reason: 'enough' })
  const closed = await close()
  has(t, closed.json(), { call: { closes_at: '2017-10-05T12:00:00.500Z' }, phase: 'selecting' })
  has(t, (await as(draft.token).post(`/v1/applications/${draft.id}/submit`)).json(), { code: 'call_closed' })
  const closes_at = { from: DEADLINE, to: '2017-10-05T12:00:00.500Z' }
  const { items } = (await as().get(`/v1/programs/${program.id}/history`)).json()
  has(t, items.at(-1), { action: 'close_call', reason: 'enough', details: { closes_at } })
  const events = await db.selectFrom('event').selectAll().where('type', '=', 'program.call_closed').execute()
  has(t, events, [{ subject_id: program.id, payload: { closes_at } }])
  has(t, (await close()).json(), { status: 409, code: 'call_closed' }, 'once')
})

test('extendCall: a call that is not open, or whose program is not published, is not moved', async (t) => {
  const { staff, setNow, aDraftProgram, aProgram } = await build(t)
  const soon = await aProgram({ call: { opens_on: '2017-10-03', closes_on: '2017-10-13' } })
  const webinar = await aProgram({ format: 'webinar', call: {} })
  const draft = await aDraftProgram()
  const cancelled = await aProgram()
  await staff.post(`/v1/programs/${cancelled.id}/cancel`, { reason: 'no venue' })
  const cases: [string, { id: string }, string, string, string][] = [
    ['a draft', draft, 'extend-call', '2017-10-02T00:00:00.000Z', 'program_status'],
    ['a draft', draft, 'close-call', '2017-10-02T00:00:00.000Z', 'program_status'],
    ['a cancelled one', cancelled, 'extend-call', '2017-10-02T00:00:00.000Z', 'program_status'],
    ['a cancelled one', cancelled, 'close-call', '2017-10-02T00:00:00.000Z', 'program_status'],
    ['one that opens tomorrow', soon, 'close-call', '2017-10-02T14:59:59.999Z', 'call_not_open'],
    ['one that opens now', soon, 'close-call', '2017-10-02T15:00:00.000Z', 'call_not_open'],
    ['one that closed', soon, 'close-call', DEADLINE, 'call_closed'],
    ['a webinar that has begun', webinar, 'close-call', '2017-11-19T15:00:00.000Z', 'call_closed'],
  ]
  for (const [name, { id }, action, now, code] of cases) {
    setNow(now)
    const body = { reason: 'a reason', ...(action === 'extend-call' && { closes_on: '2017-11-01' }) }
    has(t, (await staff.post(`/v1/programs/${id}/${action}`, body)).json(), { status: 409, code }, `${name} ${action}`)
  }
  setNow('2017-11-19T14:59:59.999Z')
  const closed = await staff.post(`/v1/programs/${webinar.id}/close-call`, { reason: 'enough' })
  has(t, closed.json(), { call: { closes_at: '2017-11-19T14:59:59.999Z' } }, 'a webinar, just before')
})

// With `for update` taken out of lockProgram, several of the ten extended it from the same deadline.
test('extendCall: of ten at once with the version they read, one extends', async (t) => {
  const { as, staff, aProgram } = await build(t)
  const { id, version } = await aProgram()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      staff.post(
        `/v1/programs/${id}/extend-call`,
        { closes_on: `2017-10-${14 + i}`, reason: 'holidays' },
        { headers: { 'if-match': `"${version}"` } },
      ),
    ),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(412)])
  t.equal((await as().get(`/v1/programs/${id}/history`)).json().items.length, 2)
})
