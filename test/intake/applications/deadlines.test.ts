import { sql } from 'kysely'
import { test } from 'tap'
import { DEADLINES, passDeadline } from '../../../src/deadlines.ts'
import { build, passTime } from '../../helper.ts'

const DUE = '2017-10-20T00:00:00.000Z'
const END = '2017-11-23T15:00:00.000Z'

test('passOverdue: an application that is not corrected in time goes on, flagged, with the facts of that time', async (t) => {
  const { as, ctx, db, staff, made, setNow, aProgram, aCity, aSubmitted } = await build(t)
  for (const [overdue, status, slots] of [
    [undefined, 'in_review', 1],
    ['in_review', 'in_review', 1],
    ['ineligible', 'ineligible', 0],
  ] as const) {
    setNow('2017-10-02T00:00:00.000Z')
    const program = await aProgram({ selection: { steps: ['application_review'], ...(overdue && { overdue }) } })
    const { id, token } = await aSubmitted({ program, city: await aCity() })
    const url = `/v1/applications/${id}`
    await made(staff.post(`${url}/return`, { items: ['position'], due_at: DUE }))
    const edit = { headers: { 'if-match': String((await staff.get(url)).headers.etag) } }
    await made(as(token).patch(url, { position: { title: 'Half corrected' } }, edit))
    setNow('2017-10-19T23:59:59.999Z')
    await passTime(ctx())
    t.equal((await staff.get(url)).json().status, 'returned', 'not a millisecond before')
    setNow(DUE)
    await passTime(ctx())
    const seen = (await as(token).get(url)).json()
    t.strictSame([seen.status, seen.incomplete, seen.returned], [status, true, null], String(overdue))
    t.equal((await db.selectFrom('slot').select('number').where('application_id', '=', id).execute()).length, slots)
    const { at_submission } = (await staff.get(`${url}/eligibility`)).json()
    t.equal(at_submission.checked_at, DUE)
    t.equal(at_submission.criteria[0].outcome, 'met', 'the call was open when it was submitted')
    const last = (await as(token).get(`${url}/history?limit=100`)).json().items.at(-1)
    t.strictSame([last.action, last.to, last.actor.role], ['overdue', status, 'system'])
    t.strictSame(last.details.items, ['position'])
    const late = (await as(token).post(`${url}/resubmit`)).json()
    t.strictSame([late.status, late.code], [409, 'transition_not_allowed'])
    if (status === 'ineligible')
      t.equal((await staff.post(`${url}/reinstate`, { reason: 'shown since' })).statusCode, 200)
    await made(staff.post(`${url}/return`, { items: ['again'], due_at: '2017-10-25T00:00:00Z' }))
    t.equal((await made(as(token).post(`${url}/resubmit`))).incomplete, false, 'corrected after all')
  }
})

test('returnApplication: the date of a returned application can be moved, within the program', async (t) => {
  const { as, ctx, staff, made, setNow, aProgram, aCity, aSubmitted } = await build(t)
  const { id, token } = await aSubmitted({ program: await aProgram(), city: await aCity() })
  const giveBack = (due_at: string) => staff.post(`/v1/applications/${id}/return`, { items: ['headshot'], due_at })
  await made(giveBack(DUE))
  const after = (await giveBack('2017-11-23T15:00:00.001Z')).json()
  t.strictSame([after.status, after.errors[0].code], [422, 'after_end'])
  const moved = await made(giveBack('2017-10-25T00:00:00Z'))
  t.equal(moved.returned.due_at, '2017-10-25T00:00:00.000Z')
  setNow(DUE)
  await passTime(ctx())
  t.equal((await made(as(token).post(`/v1/applications/${id}/resubmit`))).status, 'submitted')
})

test('endApplication: a draft of a call without a deadline lapses when the program starts', async (t) => {
  const { ctx, staff, setNow, aProgram, aCity, aReadyDraft } = await build(t)
  const { id } = await aReadyDraft({ program: await aProgram({ format: 'webinar', call: {} }), city: await aCity() })
  const statusAt = async (now: string) => {
    setNow(now)
    await passTime(ctx())
    return (await staff.get(`/v1/applications/${id}`)).json().status
  }
  t.equal(await statusAt('2017-11-19T14:59:59.999Z'), 'draft')
  t.equal(await statusAt('2017-11-19T15:00:00.000Z'), 'lapsed', 'the first instant of 20 November in Seoul')
})

test('endApplication: the end of the program frees the slot of every undecided application, and leaves participants', async (t) => {
  const { as, ctx, db, staff, made, setNow, aProgram, aCity, aSubmitted, inReview, anOffer } = await build(t)
  const program = await aProgram({
    call: { closes_on: '2017-10-13', mode: 'rolling' },
    max_applications_per_city: 10,
    max_participants_per_city: 10,
  })
  const city = await aCity()
  const accepted = await anOffer({ program, city }, END)
  await made(as(accepted.token).post(`/v1/applications/${accepted.id}/accept`))
  const offered = await anOffer({ program, city }, END)
  const submitted = await aSubmitted({ program, city })
  const reviewed = await inReview({ program, city })
  const ids = [accepted, offered, submitted, reviewed].map(({ id }) => id)
  const statuses = () => Promise.all(ids.map(async (id) => (await staff.get(`/v1/applications/${id}`)).json().status))
  setNow('2017-11-23T14:59:59.999Z')
  await passTime(ctx())
  t.strictSame(await statuses(), ['accepted', 'offered', 'submitted', 'in_review'])
  setNow(END)
  await passTime(ctx())
  t.strictSame(await statuses(), ['accepted', 'offer_expired', 'lapsed', 'lapsed'])
  const slots = await db.selectFrom('slot').select('application_id').execute()
  t.strictSame(slots, [{ application_id: accepted.id }])
  const version = (await staff.get(`/v1/applications/${submitted.id}`)).json().version
  await passTime(ctx())
  t.equal((await staff.get(`/v1/applications/${submitted.id}`)).json().version, version, 'once')
})

test('passDeadline: an application that cannot be moved does not stop the others', async (t) => {
  const { ctx, db, staff, setNow, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const drafts: { id: string }[] = []
  for (let i = 0; i < 5; i++) drafts.push(await aReadyDraft({ program, city }))
  const poisoned = drafts[1]?.id
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$`.execute(
    db,
  )
  await sql`create trigger refuse before update on application for each row
    when (old.id = ${sql.lit(poisoned)}::uuid) execute function refuse()`.execute(db)
  setNow('2017-10-13T15:00:00.000Z')
  const failed: string[] = []
  for (const deadline of DEADLINES) await passDeadline(ctx(), deadline, (id) => failed.push(id))
  t.strictSame(failed, [poisoned])
  const statuses = await Promise.all(
    drafts.map(async ({ id }) => (await staff.get(`/v1/applications/${id}`)).json().status),
  )
  t.strictSame(statuses, ['lapsed', 'draft', 'lapsed', 'lapsed', 'lapsed'])
})

// Without the lock on the application, applications had several entries, and as many events.
test('passDeadline: of ten runs at once each application is moved once, by its own deadline', async (t) => {
  const { ctx, db, staff, made, setNow, aProgram, aCity, aReadyDraft, aSubmitted, anOffer } = await build(t, {
    pool: 20,
  })
  const program = await aProgram({ call: { closes_on: '2017-10-13', mode: 'rolling' } })
  for (let i = 0; i < 4; i++) {
    const city = await aCity()
    await aReadyDraft({ program, city })
    const { id } = await aSubmitted({ program, city })
    await made(staff.post(`/v1/applications/${id}/return`, { items: ['headshot'], due_at: '2017-10-13T00:00:00Z' }))
    await anOffer({ program, city }, '2017-10-13T00:00:00Z')
  }
  setNow('2017-10-13T15:00:00.000Z')
  await Promise.all(Array.from({ length: 10 }, () => passTime(ctx())))
  const entries = await db
    .selectFrom('history')
    .select(({ fn }) => ['action', fn.countAll<string>().as('count')])
    .where('at', '=', '2017-10-13T15:00:00.000Z')
    .groupBy('action')
    .orderBy('action')
    .execute()
  t.strictSame(entries, [
    { action: 'expire', count: '4' },
    { action: 'lapse', count: '4' },
    { action: 'overdue', count: '4' },
  ])
})
