import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { behind, race } from '../../race.ts'

const reason = 'The venue is not available.'

test('cancelProgram: it ends the applications, frees their slots and tells everyone', async (t) => {
  const { as, db, staff, setNow, aProgram, aCity, aReadyDraft, aSubmitted, inReview, anOffer } = await build(t)
  const [program, other, city, another] = [
    await aProgram({ call: { closes_on: '2017-10-13', mode: 'rolling' } }),
    await aProgram(),
    await aCity(),
    await aCity(),
  ]
  const offered = await anOffer({ program, city })
  const reviewed = await inReview({ program, city })
  const submitted = await aSubmitted({ program, city: another })
  const draft = await aReadyDraft({ program, city })
  const withdrawn = await aReadyDraft({ program, city })
  await as(withdrawn.token).post(`/v1/applications/${withdrawn.id}/withdraw`, { reason: 'cannot come' })
  const elsewhere = await aSubmitted({ program: other, city })

  setNow('2017-10-05T00:00:00.000Z')
  const cancelled = await staff.post(`/v1/programs/${program.id}/cancel`, { reason })
  t.equal(cancelled.statusCode, 200)
  has(t, cancelled.json(), { status: 'cancelled', version: program.version + 2 })
  t.equal((await as().get(`/v1/programs/${program.id}`)).json().status, 'cancelled', 'everyone sees it')

  for (const { id, token } of [offered, reviewed, submitted, draft]) {
    t.equal((await as(token).get(`/v1/applications/${id}`)).json().status, 'program_cancelled')
    t.equal((await staff.get(`/v1/applications/${id}`)).json().status, 'program_cancelled')
    const history = (await as(token).get(`/v1/applications/${id}/history`)).json().items
    has(t, history.at(-1), { action: 'cancel_program', to: 'program_cancelled', reason, actor: { role: 'system' } })
  }
  t.equal((await staff.get(`/v1/applications/${withdrawn.id}`)).json().status, 'withdrawn', 'what had ended stays')
  t.equal((await staff.get(`/v1/applications/${elsewhere.id}`)).json().status, 'submitted', 'another program’s stays')
  t.strictSame(
    (await db.selectFrom('slot').select('application_id').execute()).map(({ application_id }) => application_id),
    [elsewhere.id],
  )
  const { items } = (await as().get(`/v1/programs/${program.id}/history`)).json()
  has(t, items.at(-1), { action: 'cancel', from: 'published', to: 'cancelled', reason })
  const events = await db
    .selectFrom('event')
    .select(['type', 'subject_id'])
    .where('program_id', '=', program.id)
    .where('occurred_at', '=', '2017-10-05T00:00:00.000Z')
    .execute()
  t.strictSame(events.map(({ type }) => type).sort(), [
    ...Array(4).fill('application.program_cancelled'),
    'program.cancelled',
  ])
})

test('cancelProgram: a cancelled program stays cancelled, and a stale If-Match is refused', async (t) => {
  const { staff, aProgram } = await build(t)
  const { id } = await aProgram()
  const cancel = (tag: string, body: object = { reason }) =>
    staff.post(`/v1/programs/${id}/cancel`, body, { headers: { 'if-match': tag } })
  has(t, (await cancel('"1"')).json(), { status: 412, code: 'stale' })
  has(t, (await cancel('*', {})).json(), { status: 400, errors: [{ pointer: '/reason', code: 'required' }] })
  t.equal((await cancel('"2"')).statusCode, 200)
  has(t, (await cancel('*')).json(), { status: 409, code: 'program_status' })
  const release = await staff.post(`/v1/programs/${id}/releases`, {})
  has(t, release.json(), { status: 409, code: 'program_status' }, 'nothing of it is released')
})

test('cancelProgram: a draft was never public, and its cancellation is not either', async (t) => {
  const { as, db, staff, key, anOrganisation, aDraftProgram } = await build(t)
  const { id: organisation_id } = await anOrganisation()
  const { id } = await aDraftProgram({ organisations: [{ organisation_id, role: 'host' }] })
  has(t, (await staff.post(`/v1/programs/${id}/cancel`, { reason })).json(), { status: 'cancelled' })
  t.equal((await as().get(`/v1/programs/${id}`)).statusCode, 404)
  t.equal((await as().get(`/v1/programs/${id}/history`)).statusCode, 404)
  t.strictSame((await as().get('/v1/programs')).json().items, [])
  t.strictSame(await db.selectFrom('event').select('type').where('subject_id', '=', id).execute(), [])
  const host = as(await key({ role: 'organisation', organisation_id }))
  t.equal((await host.get(`/v1/programs/${id}`)).json().status, 'cancelled')
})

// With `for update` taken out of lockProgram, several of the ten cancelled it, each with an event.
test('cancelProgram: of ten at once one cancels', async (t) => {
  const { db, staff, aProgram } = await build(t)
  const { id } = await aProgram()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => staff.post(`/v1/programs/${id}/cancel`, { reason })),
  )
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  const events = await db.selectFrom('event').select('id').where('type', '=', 'program.cancelled').execute()
  t.equal(events.length, 1)
})

// With the share locks of holdPublishedProgram and lockWithProgram taken out, living ones were left behind in most rounds.
test('cancelProgram: while officials start and submit, no application stays active', async (t) => {
  const { as, app, db, staff, key, aProgram, aCity, aReadyDraft } = await build(t, { pool: 40 })
  const frontend = await key({ role: 'frontend' })
  const rounds = async (round: number) => {
    const [program, city] = [await aProgram({ max_applications_per_city: null }), await aCity()]
    const drafts = await Promise.all(Array.from({ length: 10 }, () => aReadyDraft({ program, city })))
    const start = (_: unknown, i: number) =>
      app.inject({
        method: 'POST',
        url: `/v1/programs/${program.id}/applications`,
        headers: { authorization: `Bearer ${frontend}` },
        payload: { city_id: city.id, applicant: { email: 'office@city.example', name: `Another ${round}.${i}` } },
      })
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, start),
      ...drafts.map(({ id, token }) => as(token).post(`/v1/applications/${id}/submit`)),
      behind((round % 6) * 3, () => staff.post(`/v1/programs/${program.id}/cancel`, { reason })),
    ])
    t.strictSame(
      answers.filter(({ statusCode }) => ![200, 201, 409].includes(statusCode)).map(({ body }) => body),
      [],
      `round ${round}`,
    )
    const left = await db
      .selectFrom('application')
      .select('status')
      .where('program_id', '=', program.id)
      .where('status', '!=', 'program_cancelled')
      .execute()
    t.strictSame(left, [])
    const told = (all: { statusCode: number }[], done: number) =>
      all.map(({ statusCode }) => (statusCode === done ? `${done} before it` : `not ${done} after it`))
    return [...told(answers.slice(0, 10), 201), ...told(answers.slice(10, 20), 200)]
  }
  await race(t, ['201 before it', 'not 201 after it', '200 before it', 'not 200 after it'], rounds, 5)
  t.strictSame(await db.selectFrom('slot').selectAll().execute(), [])
})
