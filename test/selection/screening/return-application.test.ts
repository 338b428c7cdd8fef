import { test } from 'tap'
import { PARTS } from '../../../src/intake/applications/parts.ts'
import { aPosition, fileForm } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const DUE = '2017-10-20T00:00:00.000Z'
const CLOSED = '2017-10-13T15:00:00.000Z'

test('returnApplication: it says what to correct and until when, and the slot is kept', async (t) => {
  const { as, db, staff, aProgram, aCity, aSubmitted, inReview } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  for (const [from, { id, token }] of [
    ['submitted', await aSubmitted({ program, city })],
    ['in_review', await inReview({ program, city })],
  ] as const) {
    const items = ['sign the nomination form', 'a clearer headshot']
    const answer = await staff.post(`/v1/applications/${id}/return`, { items, due_at: '2017-10-20T09:00:00+09:00' })
    t.equal(answer.statusCode, 200)
    has(t, answer.json(), { status: 'returned', returned: { items, due_at: DUE } })
    const own = await as(token).get(`/v1/applications/${id}`)
    has(t, own.json(), { status: 'returned', allowed: ['withdraw', 'resubmit'] })
    t.strictSame(own.json().returned, { items, parts: [...PARTS], due_at: DUE }, 'no item names a part: all are open')
    has(t, (await as(token).get(`/v1/applications/${id}/history`)).json().items.at(-1), {
      action: 'return',
      from,
      to: 'returned',
      details: { items, due_at: DUE },
      actor: { role: 'secretariat', name: null },
    })
    const events = await db.selectFrom('event').selectAll().where('subject_id', '=', id).orderBy('id').execute()
    has(t, events.at(-1), { type: 'application.returned' })
    t.strictSame(
      events.at(-1)?.payload,
      { from, to: 'returned', program_id: program.id, city_id: city.id, due_at: DUE },
      'machines are not told what staff wrote',
    )
  }
  const allocation = (await staff.get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
  has(t, allocation, { used: 2, free: 0 })
})

test('returnApplication: it needs items to correct, and an instant that is still to come', async (t) => {
  const { staff, setNow, aProgram, aCity, aSubmitted } = await build(t)
  const { id } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  setNow('2017-10-10T00:00:00.000Z')
  const items = ['sign the form']
  for (const [body, status, code, pointer] of [
    [{ items, due_at: '2017-10-09T00:00:00Z' }, 422, 'past', '/due_at'],
    [{ items, due_at: '2017-10-10T00:00:00Z' }, 422, 'past', '/due_at'],
    [{ items, due_at: '2017-10-10T09:00:00+09:00' }, 422, 'past', '/due_at'],
    [{ items }, 400, 'required', '/due_at'],
    [{ items, due_at: '2017-10-20' }, 400, 'format', '/due_at'],
    [{ due_at: DUE }, 400, 'required', '/items'],
    [{ items: [], due_at: DUE }, 400, 'min_items', '/items'],
    [{ items: [' '], due_at: DUE }, 400, 'min_length', '/items/0'],
    [{ items, due_at: DUE, note: 'x' }, 400, 'additional_properties', '/note'],
  ] as const) {
    const refused = (await staff.post(`/v1/applications/${id}/return`, body)).json()
    has(t, refused, { status, errors: [{ code, pointer }] }, JSON.stringify(body))
  }
  has(t, (await staff.get(`/v1/applications/${id}`)).json(), { status: 'submitted', returned: null, version: 2 })
})

test('resubmitApplication: a returned application is corrected and resubmitted after the call has closed, until it is due', async (t) => {
  const { as, staff, made, setNow, aProgram, aCity, aReadyDraft, aSubmitted } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: 1 }), await aCity()]
  const { id, token } = await aSubmitted({ program, city })
  const rival = await aReadyDraft({ program, city })
  await made(staff.post(`/v1/applications/${id}/return`, { items: ['the title of the post'], due_at: DUE }))
  const applicant = as(token)
  const url = `/v1/applications/${id}`

  setNow(CLOSED)
  has(t, (await applicant.post(`${url}/submit`)).json(), { code: 'transition_not_allowed', from: 'returned' })
  const { headers } = await applicant.get(url)
  const edit = { headers: { 'if-match': String(headers.etag) } }
  await made(applicant.patch(url, { position: aPosition({ title: 'Chief of Digital Services' }) }, edit))
  const { payload, extra } = fileForm()
  await made(applicant.put(`${url}/documents/nomination_form`, payload, extra))

  setNow('2017-10-19T23:59:59.999Z')
  const open = (await applicant.get(`${url}/eligibility`)).json()
  has(t, open.criteria[0], { criterion: 'call_open', outcome: 'met', facts: { due_at: DUE } })
  const answer = await applicant.post(`${url}/resubmit`)
  t.equal(answer.statusCode, 200)
  has(t, answer.json(), {
    status: 'submitted',
    returned: null,
    position: { title: 'Chief of Digital Services' },
    submitted_at: '2017-10-02T00:00:00.000Z',
  })
  const { at_submission } = (await applicant.get(`${url}/eligibility`)).json()
  has(t, at_submission, { verdict: 'provisional', checked_at: '2017-10-19T23:59:59.999Z' }, 'the report is frozen anew')
  const { slots } = (await staff.get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
  has(
    t,
    slots,
    [{ number: 1, application_id: id, since: '2017-10-02T00:00:00.000Z' }],
    'the slot is the same all along',
  )
  has(t, (await as(rival.token).post(`/v1/applications/${rival.id}/submit`)).json(), { code: 'call_closed' })
  has(t, (await applicant.post(`${url}/resubmit`)).json(), { code: 'transition_not_allowed', from: 'submitted' })
})

test('resubmitApplication: from the instant at which it was due it is refused, and keeps its slot', async (t) => {
  const { as, staff, made, setNow, aProgram, aCity, aSubmitted } = await build(t)
  const [program, city] = [await aProgram({ call: { closes_on: '2017-11-10' } }), await aCity()]
  const { id, token } = await aSubmitted({ program, city })
  await made(staff.post(`/v1/applications/${id}/return`, { items: ['sign the form'], due_at: DUE }))
  setNow(DUE)
  const refused = (await as(token).post(`/v1/applications/${id}/resubmit`)).json()
  has(t, refused, { status: 409, code: 'call_closed' })
  has(t, refused.eligibility.criteria[0], { criterion: 'call_open', outcome: 'not_met', facts: { due_at: DUE } })
  t.match(refused.detail, /That time has passed/, 'though the call is still open')
  has(t, (await as(token).get(`/v1/applications/${id}`)).json(), { status: 'returned', version: 3 })
  const allocation = (await staff.get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
  has(t, allocation, { used: 1, slots: [{ application_id: id }, { application_id: null }] })
})

test('resubmitApplication: a correction that makes it ineligible is refused', async (t) => {
  const { as, staff, made, aProgram, aCity, aSubmitted } = await build(t)
  const { id, token } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  await made(staff.post(`/v1/applications/${id}/return`, { items: ['the level of the post'], due_at: DUE }))
  const edit = { headers: { 'if-match': '"3"' } }
  await made(as(token).patch(`/v1/applications/${id}`, { position: aPosition({ level: 'staff' }) }, edit))
  const refused = (await as(token).post(`/v1/applications/${id}/resubmit`)).json()
  has(t, refused, { status: 422, code: 'not_eligible', eligibility: { verdict: 'ineligible' } })
  const stale = await as(token).post(`/v1/applications/${id}/resubmit`, undefined, edit)
  has(t, stale.json(), { status: 412, code: 'stale' })
  has(t, (await as(token).get(`/v1/applications/${id}`)).json(), { status: 'returned', version: 4 })
})

// Without the lock on the application several entries told of one hand-in.
test('resubmitApplication: of ten at once one is taken, and the city uses one slot', async (t) => {
  const { as, db, staff, made, aProgram, aCity, aSubmitted } = await build(t)
  const { id, token } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  await made(staff.post(`/v1/applications/${id}/return`, { items: ['sign the form'], due_at: DUE }))
  const answers = await Promise.all(Array.from({ length: 10 }, () => as(token).post(`/v1/applications/${id}/resubmit`)))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  const entries = await db.selectFrom('history').select('id').where('action', '=', 'resubmit').execute()
  t.equal(entries.length, 1)
  t.equal((await db.selectFrom('slot').selectAll().execute()).length, 1)
})
