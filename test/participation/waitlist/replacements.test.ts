import { test } from 'tap'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'
import { aFullProgram } from './scene.ts'

const WEEK = { selection: { steps: [], participation: { promotion: 'automatic', replacement_days: 7 } } }
const AFTER_THE_CALL = '2017-10-20T00:00:00.000Z'

test('listReplacements: a city names somebody else after the call, who takes the seat; nobody is promoted to it', async (t) => {
  const world = await build(t)
  const { as, key, ctx, db, staff, made, setNow, aReadyDraft, aCity } = world
  const full = await aFullProgram(world, {
    ...WEEK,
    seats: 1,
    max_participants_per_city: 1,
    max_applications_per_city: 1,
    selected: 1,
    waiting: 1,
  })
  const { program, url, waitlist, statuses } = full
  const [left] = full.placed as [(typeof full.placed)[0]]
  const { city } = left
  setNow(AFTER_THE_CALL)
  const seats = async (who = staff) => (await who.get(`${url}/replacements`)).json().items
  t.strictSame(await seats(), [])
  await made(as(left.token).post(`/v1/applications/${left.id}/decline`))
  await passTime(ctx())
  t.strictSame(await statuses(waitlist), ['waitlisted'], 'the seat is the city’s')
  has(t, await seats(), [
    {
      application_id: left.id,
      status: 'open',
      ends_at: '2017-10-27T00:00:00.000Z',
      nominee_id: null,
      promoted_id: null,
    },
  ])
  has(t, (await staff.post(`/v1/applications/${waitlist[0]?.id}/promote`)).json(), {
    status: 409,
    code: 'seat_reserved',
  })
  has(t, (await staff.get(`${url}/waitlist`)).json(), { items: [{ obstacles: [{ code: 'seat_reserved' }] }] })
  const focal = as(await key({ role: 'city', city_id: city.id }))
  has(t, await seats(focal), [{ status: 'open', promoted_id: undefined }])
  t.strictSame(await seats(as(await key({ role: 'city', city_id: (await aCity()).id }))), [])
  const events = await db
    .selectFrom('event')
    .select(['type', 'payload'])
    .where('subject_id', '=', left.id)
    .orderBy('id')
    .execute()
  has(
    t,
    events.find(({ type }) => type === 'replacement.opened'),
    {
      type: 'replacement.opened',
      payload: { city_id: city.id, ends_at: '2017-10-27T00:00:00.000Z' },
    },
  )

  const { body, frontend } = await (async () => {
    setNow('2017-10-02T00:00:00.000Z')
    const draft = await aReadyDraft({ program, city: await aCity() })
    setNow(AFTER_THE_CALL)
    return draft
  })()
  let count = 0
  const start = (more: object, of = city) =>
    as(frontend).post(`/v1/programs/${program.id}/applications`, {
      ...body,
      city_id: of.id,
      applicant: { ...body.applicant, name: `Another ${++count}`, name_as_in_passport: `ANOTHER ${count}` },
      ...more,
    })
  has(t, (await start({})).json(), { status: 409, code: 'call_closed' })
  has(t, (await start({ replaces: waitlist[0]?.id })).json(), { status: 422, errors: [{ pointer: '/replaces' }] })
  has(t, (await start({ replaces: left.id }, await aCity())).json(), {
    status: 422,
    errors: [{ pointer: '/replaces' }],
  })
  const nominee = await made(start({ replaces: left.id }))
  has(t, nominee, { status: 'draft', replaces: left.id, allowed: [] })
  const own = as(nominee.applicant_token)
  has(t, (await own.get(`/v1/applications/${nominee.id}`)).json(), { allowed: ['submit', 'withdraw'] })
  setNow('2017-10-26T23:59:59.999Z')
  await passTime(ctx())
  has(
    t,
    (await own.get(`/v1/applications/${nominee.id}`)).json(),
    { status: 'draft' },
    'it lapses with the time of the city',
  )
  has(t, await made(own.post(`/v1/applications/${nominee.id}/submit`)), { status: 'submitted' })
  setNow('2017-10-27T00:00:00.000Z')
  await passTime(ctx())
  has(t, await seats(), [{ status: 'proposed', nominee_id: nominee.id }])
  t.strictSame(await statuses(waitlist), ['waitlisted'], 'the seat waits for the decision')
  await made(staff.post(`/v1/applications/${nominee.id}/start-review`))
  await made(staff.put(`/v1/applications/${nominee.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  await made(staff.post(`${url}/releases`, {}))
  await passTime(ctx())
  has(t, await seats(), [{ status: 'taken', nominee_id: nominee.id, promoted_id: null }])
  t.strictSame(await statuses(waitlist), ['waitlisted'])
})

test('lapseReplacement: a seat that the city does not use goes to the waitlist at the end of its time, whatever ended it', async (t) => {
  const world = await build(t)
  const { as, ctx, db, staff, made, setNow, aReadyDraft } = world
  const full = await aFullProgram(world, {
    ...WEEK,
    accepted: true,
    selected: 3,
    waiting: 3,
    call: { closes_on: '2017-11-10' },
    max_applications_per_city: 2,
  })
  const { program, url, placed, waitlist, statuses } = full
  const [a, b, c] = placed as [(typeof placed)[0], (typeof placed)[0], (typeof placed)[0]]
  await made(as(a.token).post(`/v1/applications/${a.id}/withdraw`, { reason: 'is ill' }))
  await made(staff.post(`/v1/applications/${b.id}/withdraw-offer`, { reason: 'no visa' }))
  const nominee = await aReadyDraft({ program, city: b.city, replaces: b.id })
  const rival = await aReadyDraft({ program, city: b.city, replaces: b.id })
  await made(as(nominee.token).post(`/v1/applications/${nominee.id}/submit`))
  has(t, (await as(rival.token).post(`/v1/applications/${rival.id}/submit`)).json(), {
    status: 409,
    code: 'replacement_closed',
  })
  has(t, (await as(rival.token).get(`/v1/applications/${rival.id}`)).json(), { status: 'draft' })
  const third = await world.key({ role: 'frontend' })
  const again = await as(third).post(`/v1/programs/${program.id}/applications`, {
    ...rival.body,
    applicant: { name: 'A third', email: 'x@city.example' },
    replaces: b.id,
  })
  has(t, again.json(), { status: 409, code: 'replacement_closed' })

  setNow('2017-10-08T23:59:59.999Z')
  await passTime(ctx())
  t.strictSame(await statuses(waitlist), Array(3).fill('waitlisted'), 'not a millisecond before')
  setNow('2017-10-09T00:00:00.000Z')
  await passTime(ctx())
  await passTime(ctx())
  t.strictSame(await statuses(waitlist), ['offered', 'waitlisted', 'waitlisted'])
  has(t, (await staff.get(`${url}/replacements`)).json().items, [
    { application_id: a.id, status: 'lapsed', promoted_id: waitlist[0]?.id },
    { application_id: b.id, status: 'proposed', nominee_id: nominee.id },
  ])
  const events = await db.selectFrom('event').select('type').where('subject_id', '=', a.id).orderBy('id').execute()
  t.equal(events.at(-1)?.type, 'replacement.lapsed')

  await made(as(nominee.token).post(`/v1/applications/${nominee.id}/withdraw`, { reason: 'cannot come' }))
  await passTime(ctx())
  t.strictSame(await statuses(waitlist), ['offered', 'offered', 'waitlisted'], 'the nominee gave up after the time')

  await made(staff.post(`/v1/applications/${c.id}/withdraw-offer`, { reason: 'a mistake' }))
  await made(staff.post(`/v1/applications/${c.id}/reconsider`, { reason: 'a mistake' }))
  await made(staff.put(`/v1/applications/${c.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  await made(staff.post(`${url}/releases`, {}))
  has(
    t,
    (await staff.get(`${url}/replacements`)).json().items.at(-1),
    { status: 'lapsed', promoted_id: c.id },
    'taken back',
  )
  setNow('2017-10-20T00:00:00.000Z')
  await passTime(ctx())
  t.strictSame(await statuses(waitlist), ['offered', 'offered', 'waitlisted'])
})

// Without the check in replacement_follows_status two nominees of the city were submitted for one place.
test('submitApplication: ten nominees for one place submit at once: one is submitted', async (t) => {
  const world = await build(t, { pool: 20 })
  const { as, staff, made, aReadyDraft } = world
  const { program, url, placed } = await aFullProgram(world, {
    ...WEEK,
    selected: 1,
    waiting: 0,
    max_applications_per_city: 20,
  })
  const [left] = placed as [(typeof placed)[0]]
  await made(as(left.token).post(`/v1/applications/${left.id}/decline`))
  const drafts = []
  for (let i = 0; i < 10; i++) drafts.push(await aReadyDraft({ program, city: left.city, replaces: left.id }))
  const answers = await Promise.all(drafts.map(({ id, token }) => as(token).post(`/v1/applications/${id}/submit`)))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  has(t, (await staff.get(`${url}/replacements`)).json().items, [{ status: 'proposed' }])
})
