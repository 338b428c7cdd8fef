import { test } from 'tap'
import { build, passTime } from '../../helper.ts'

const CLOSED = '2017-10-13T15:00:00.000Z'
const reason = 'a holiday'

test('extendCall: drafts that the close ended are drafts again; a person goes on with the application they have', async (t) => {
  const { as, ctx, db, staff, made, setNow, aProgram, aCity, aReadyDraft, aSubmitted } = await build(t)
  const [program, other, city] = [await aProgram(), await aProgram(), await aCity()]
  const draft = await aReadyDraft({ program, city })
  const withdrawn = await aReadyDraft({ program, city })
  await made(as(withdrawn.token).post(`/v1/applications/${withdrawn.id}/withdraw`, { reason: 'cannot come' }))
  const submitted = await aSubmitted({ program, city })
  const elsewhere = await aReadyDraft({ program: other, city })
  const ids = [draft, withdrawn, submitted, elsewhere].map(({ id }) => id)
  const statuses = () => Promise.all(ids.map(async (id) => (await staff.get(`/v1/applications/${id}`)).json().status))
  setNow(CLOSED)
  await passTime(ctx())
  t.strictSame(await statuses(), ['lapsed', 'withdrawn', 'submitted', 'lapsed'])
  const extended = await made(staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-20', reason }))
  t.equal(extended.phase, 'call_open')
  t.strictSame(await statuses(), ['draft', 'withdrawn', 'submitted', 'lapsed'], 'of this program alone')
  const own = (await as(draft.token).get(`/v1/applications/${draft.id}`)).json()
  t.strictSame(own.allowed, ['submit', 'withdraw'])
  const last = (await as(draft.token).get(`/v1/applications/${draft.id}/history`)).json().items.at(-1)
  t.strictSame([last.action, last.from, last.to, last.actor.role], ['reopen', 'lapsed', 'draft', 'system'])
  await passTime(ctx())
  t.equal((await statuses())[0], 'draft', 'the new deadline counts')
  t.equal((await as(draft.token).post(`/v1/applications/${draft.id}/submit`)).statusCode, 200)

  setNow('2017-10-20T15:00:00.000Z')
  await passTime(ctx())
  await made(staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-25', reason }))
  t.equal((await statuses())[2], 'submitted')
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', draft.id).orderBy('id').execute()
  t.strictSame(
    events.map(({ type }) => type),
    ['application.started', 'application.lapsed', 'application.draft', 'application.submitted'],
  )
})

test('extendCall: of several lapsed drafts of a person the latest comes back, and none beside an active application', async (t) => {
  const { as, ctx, db, staff, made, setNow, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const applicant = (name: string) => ({
    name,
    name_as_in_passport: name.toUpperCase(),
    email: 'office@city.example',
    birth_date: '1980-02-29',
    nationality: 'OM',
  })
  const extend = (closes_on: string) =>
    made(staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on, reason }))
  const lapse = async (now: string) => {
    setNow(now)
    await passTime(ctx())
  }
  const first = await aReadyDraft({ program, city, applicant: applicant('Ann One') })
  await lapse(CLOSED)
  await extend('2017-10-20')
  await made(as(first.token).post(`/v1/applications/${first.id}/withdraw`, { reason: 'another try' }))
  const second = await aReadyDraft({ program, city, applicant: applicant('Ann One') })
  await lapse('2017-10-20T15:00:00.000Z')
  // Lapsed as the second one, and older: what remained of the time in which drafts did not come back.
  await db.updateTable('application').set({ status: 'lapsed' }).where('id', '=', first.id).execute()
  await extend('2017-10-25')
  const statusOf = async ({ id }: { id: string }) => (await staff.get(`/v1/applications/${id}`)).json().status
  t.strictSame([await statusOf(first), await statusOf(second)], ['lapsed', 'draft'])
  await lapse('2017-10-25T15:00:00.000Z')
  await extend('2017-10-26')
  t.strictSame([await statusOf(first), await statusOf(second)], ['lapsed', 'draft'])
  await extend('2017-10-27')
  t.strictSame([await statusOf(first), await statusOf(second)], ['lapsed', 'draft'], 'not beside a living one')
})

test('updateProgram: a later start extends a call without a deadline, and revives its drafts', async (t) => {
  const { ctx, staff, made, setNow, aProgram, aCity, aReadyDraft } = await build(t)
  const webinar = await aProgram({ format: 'webinar', call: {} })
  const { id } = await aReadyDraft({ program: webinar, city: await aCity() })
  setNow('2017-11-19T15:00:00.000Z')
  await passTime(ctx())
  const statusOf = async () => (await staff.get(`/v1/applications/${id}`)).json().status
  t.equal(await statusOf(), 'lapsed')
  const url = `/v1/programs/${webinar.id}`
  const edit = async (body: object) =>
    staff.patch(url, body, { headers: { 'if-match': String((await staff.get(url)).headers.etag) } })
  await made(edit({ starts_on: '2017-12-01', ends_on: '2017-12-02' }))
  t.equal(await statusOf(), 'draft')
})

// Without the program's row lock (taken first, and again by its update) the extension failed with a 500 in most rounds.
test('extendCall: in a race with startApplication a person has one active application, in ten rounds', async (t) => {
  const { app, as, db, ctx, key, staff, made, setNow, aProgram, aCity, aReadyDraft } = await build(t, { pool: 20 })
  const frontend = await key({ role: 'frontend' })
  for (let round = 1; round <= 10; round++) {
    setNow('2017-10-02T00:00:00.000Z')
    const [program, city] = [await aProgram(), await aCity()]
    const draft = await aReadyDraft({ program, city })
    setNow(CLOSED)
    await passTime(ctx())
    await made(staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-14', reason }))
    await made(as(draft.token).post(`/v1/applications/${draft.id}/withdraw`, { reason: 'the test' }))
    await db.updateTable('application').set({ status: 'lapsed' }).where('id', '=', draft.id).execute()
    const starts = Array.from({ length: 10 }, () =>
      app.inject({
        method: 'POST',
        url: `/v1/programs/${program.id}/applications`,
        headers: { authorization: `Bearer ${frontend}` },
        payload: { city_id: city.id, applicant: draft.body.applicant },
      }),
    )
    const extension = staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-20', reason })
    const [extended, ...started] = await Promise.all([extension, ...starts])
    t.equal(extended.statusCode, 200, extended.body)
    t.ok(started.every(({ statusCode }) => statusCode === 201 || statusCode === 409))
    const living = await db
      .selectFrom('application')
      .select('id')
      .where('program_id', '=', program.id)
      .where('status', '=', 'draft')
      .execute()
    t.equal(living.length, 1, `round ${round}`)
  }
})
