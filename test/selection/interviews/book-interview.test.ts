import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { ANY, interviewOf, interviews } from './scene.ts'

const MORNING = '2017-10-16T01:00:00Z'
const NOON = '2017-10-16T03:00:00Z'

test('inviteToInterview: one, many, or all in review, all or none, with a warning for who finds no slot by day', async (t) => {
  const world = await build(t)
  const { staff, made, aCity, aSubmitted } = world
  const { program, url, anInterviewer, slotsAt, applicants } = await interviews(world)
  const interviewer = await anInterviewer({ time_zone: 'Asia/Seoul' })
  await slotsAt(interviewer, [MORNING])
  const [oman, korea, mexico] = [
    await aCity({ country: 'OM' }),
    await aCity({ country: 'KR' }),
    await aCity({ country: 'MX' }),
  ]
  const [first, second] = await applicants(2, { city: oman })
  const [third] = await applicants(1, { city: korea })
  const [fourth] = await applicants(1, { city: mexico })
  const submitted = await aSubmitted({ program, city: oman })
  const to = `${url}/interview-invitations`
  const one = await made(staff.post(to, { application_ids: [first?.id] }))
  has(t, one, { invited: 1, application_ids: [first?.id] })
  // Ten in the morning of Seoul is five in the morning of Muscat.
  has(t, one.warnings, [{ code: 'no_slot_by_day', application_id: first?.id, time_zones: ['Asia/Muscat'] }])
  has(t, await made(staff.get(interviewOf(first as { id: string }))), {
    status: 'offered',
    starts_at: null,
    moves_left: 2,
  })

  const refused = await staff.post(to, { application_ids: [second?.id, first?.id, submitted.id, program.id] })
  t.equal(refused.statusCode, 409)
  has(t, refused.json(), {
    code: 'invitations_refused',
    errors: [
      { pointer: '/application_ids/1', code: 'interview_exists' },
      { pointer: '/application_ids/2', code: 'transition_not_allowed' },
      { pointer: '/application_ids/3', code: 'not_found' },
    ],
  })
  const all = await made(staff.post(to, {}))
  t.strictSame([...all.application_ids].sort(), [second?.id, third?.id, fourth?.id].sort())
  const warned = Object.fromEntries(
    all.warnings.map((each: { application_id: string; time_zones: string[] }) => [
      each.application_id,
      each.time_zones,
    ]),
  )
  t.strictSame(warned[String(second?.id)], ['Asia/Muscat'])
  t.equal(warned[String(third?.id)], undefined)
  // Seven or eight in the evening of Mexico, by its zones: those are named in which it is late.
  t.ok(warned[String(fourth?.id)]?.includes('America/Mexico_City'))
  t.notOk(warned[String(fourth?.id)]?.includes('America/Tijuana'))
  has(t, await made(staff.post(to, {})), { invited: 0 })
})

test('bookInterview: an applicant books, moves twice and cancels; each place is free again at once', async (t) => {
  const world = await build(t)
  const { as, staff, made } = world
  const { url, anInterviewer, slotsAt, invited, applicants, invite } = await interviews(world)
  const interviewer = await anInterviewer({ time_zone: 'Asia/Seoul' })
  const meeting = { url: 'https://call.example/1', phone: '+82 2 555 0100' }
  const [one, two, three, four] = await slotsAt(
    interviewer,
    [MORNING, NOON, '2017-10-17T03:00:00Z', '2017-10-18T03:00:00Z'],
    { meeting },
  )
  const [applicant, other] = await invited(2)
  const [stranger] = await applicants(1)
  if (!applicant || !other || !stranger) return t.fail()
  const me = as(applicant.token)
  const mine = interviewOf(applicant)
  const booked = await me.post(mine, { slot_id: one, time_zone: 'America/Mexico_City' })
  t.equal(booked.statusCode, 200)
  has(t, booked.json(), {
    status: 'booked',
    slot_id: one,
    starts_at: '2017-10-16T01:00:00.000Z',
    time_zone: 'America/Mexico_City',
    time_zone_from: 'interview',
    local_starts_at: '2017-10-15T20:00:00-05:00',
    local_ends_at: '2017-10-15T20:30:00-05:00',
    interviewer_time_zone: 'Asia/Seoul',
    interviewer_local_starts_at: '2017-10-16T10:00:00+09:00',
    interviewer_name: interviewer.name,
    meeting,
    moves_left: 2,
    result: undefined,
  })
  has(t, (await me.get(`${mine}?time_zone=Pacific%2FKiritimati`)).json(), {
    local_starts_at: '2017-10-16T15:00:00+14:00',
  })
  has(t, (await me.post(mine, { slot_id: two })).json(), { code: 'interview_state', state: 'booked' })
  const taken = await as(other.token).post(interviewOf(other), { slot_id: one })
  t.equal(taken.statusCode, 409)
  has(t, taken.json(), { code: 'slot_taken', free_slots: [{ id: two }, { id: three }, { id: four }] })
  has(t, (await as(stranger.token).post(interviewOf(stranger), { slot_id: two })).json(), { code: 'not_invited' })

  has(t, (await me.patch(mine, { slot_id: two })).json(), { code: 'if_match_required' })
  has(t, (await me.patch(mine, { slot_id: two }, { headers: { 'if-match': '"1"' } })).json(), { code: 'stale' })
  has(t, (await me.patch(mine, { slot_id: one }, ANY)).json().errors, [{ pointer: '/slot_id', code: 'same_slot' }])
  const tag = { headers: { 'if-match': String(booked.headers.etag) } }
  has(t, (await me.patch(mine, { slot_id: two }, tag)).json(), {
    slot_id: two,
    moves_left: 1,
    time_zone: 'America/Mexico_City',
  })
  has(t, await made(as(other.token).post(interviewOf(other), { slot_id: one })), { slot_id: one })
  has(t, (await me.patch(mine, { slot_id: one }, ANY)).json(), { code: 'slot_taken' })
  has(t, (await me.get(mine)).json(), { slot_id: two, moves_left: 1 })
  has(t, await made(me.patch(mine, { slot_id: three }, ANY)), { slot_id: three, moves_left: 0 })
  has(t, (await me.patch(mine, { slot_id: two }, ANY)).json(), { code: 'no_moves_left' })
  has(t, await made(staff.patch(mine, { slot_id: two }, ANY)), { slot_id: two, moves_left: 0 })
  t.equal((await me.delete(mine)).statusCode, 204)
  has(t, (await me.get(mine)).json(), {
    status: 'cancelled',
    slot_id: null,
    starts_at: '2017-10-16T03:00:00.000Z',
    meeting: null,
  })
  has(t, (await me.delete(mine)).json(), { code: 'interview_state', state: 'cancelled' })
  // Staff invite again, and book on behalf.
  await invite([applicant])
  has(t, await made(staff.post(mine, { slot_id: two })), { status: 'booked', slot_id: two })
  const history = await made(me.get(`/v1/applications/${applicant.id}/history?limit=100`))
  const actions = history.items.map(({ action }: { action: string }) => action)
  t.strictSame(actions.slice(-7), [
    'book_interview',
    'move_interview',
    'move_interview',
    'move_interview',
    'cancel_interview',
    'invite_to_interview',
    'book_interview',
  ])
  has(t, await made(staff.get(`${url}/interviews?status=booked`)), {
    items: [
      { application_id: other.id, status: 'booked' },
      { application_id: applicant.id, status: 'booked', interviewer_name: interviewer.name },
    ],
  })
})

// Without the lock of the slot, the unique places of the database refused the losers. With neither, several of fifty got
// the place: both tried.
test('bookInterview: of fifty at once for the last place one gets it, and the others the free slots', async (t) => {
  const world = await build(t)
  const { as, db } = world
  const { anInterviewer, slotsAt, invited } = await interviews(world)
  const [slot, next] = await slotsAt(await anInterviewer(), [MORNING, NOON])
  const all = await invited(50)
  const answers = await Promise.all(all.map((who) => as(who.token).post(interviewOf(who), { slot_id: slot })))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(49).fill(409)])
  for (const answer of answers.filter(({ statusCode }) => statusCode === 409))
    has(t, answer.json(), { code: 'slot_taken', free_slots: [{ id: next }] })
  t.equal((await db.selectFrom('interview').select('id').where('status', '=', 'booked').execute()).length, 1)
})

// Without the lock of the slot and the unique places more than three of ten got a place: tried.
test('bookInterview: a slot for three takes three of ten', async (t) => {
  const world = await build(t)
  const { as, db } = world
  const { anInterviewer, slotsAt, invited } = await interviews(world)
  const [slot] = await slotsAt(await anInterviewer(), [MORNING], { capacity: 3 })
  const all = await invited(10)
  const answers = await Promise.all(all.map((who) => as(who.token).post(interviewOf(who), { slot_id: slot })))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, 200, 200, ...Array(7).fill(409)])
  const places = await db
    .selectFrom('interview')
    .select('place')
    .where('slot_id', '=', String(slot))
    .orderBy('place')
    .execute()
  t.strictSame(
    places.map(({ place }) => place),
    [1, 2, 3],
  )
})

// Without the lock of the application five of ten were made: tried.
test('bookInterview: of ten bookings at once by one applicant one is made', async (t) => {
  const world = await build(t)
  const { as, db } = world
  const { anInterviewer, slotsAt, invited } = await interviews(world)
  const starts = Array.from({ length: 10 }, (_, i) => `2017-10-16T0${i}:00:00Z`)
  const slots = await slotsAt(await anInterviewer(), starts)
  const [who] = await invited(1)
  if (!who) return t.fail()
  const answers = await Promise.all(slots.map((slot_id) => as(who.token).post(interviewOf(who), { slot_id })))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  t.equal((await db.selectFrom('event').select('id').where('type', '=', 'interview.booked').execute()).length, 1)
})

// Without the database's interview_person_once all ten were booked: tried.
test('bookInterview: one person in ten programs is in one meeting at a time', async (t) => {
  const world = await build(t)
  const { as, db, aCity } = world
  const city = await aCity()
  const applicant = {
    name: 'The same person',
    email: 'same@city.example',
    birth_date: '1980-02-29',
    name_as_in_passport: 'THE SAME PERSON',
    nationality: 'OM',
  }
  const bookings: { who: { id: string; token: string }; slots: string[] }[] = []
  for (let i = 0; i < 10; i++) {
    const { anInterviewer, slotsAt, invited } = await interviews(world)
    const slots = await slotsAt(await anInterviewer(), [`2017-10-16T01:0${i}:00Z`, '2017-10-16T02:00:00Z'])
    for (const who of await invited(1, { city, applicant })) bookings.push({ who, slots })
  }
  const book = (at: number) =>
    bookings.map(({ who, slots }) => as(who.token).post(interviewOf(who), { slot_id: slots[at] }))
  const answers = await Promise.all(book(0))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(9).fill(409)])
  for (const answer of answers) if (answer.statusCode === 409) t.equal(answer.json().code, 'interview_overlaps')
  t.equal((await db.selectFrom('interview').select('id').where('status', '=', 'booked').execute()).length, 1)
  // Another time is free: one of the nine gets it.
  const others = await Promise.all(book(1))
  t.equal(others.filter(({ statusCode }) => statusCode === 200).length, 1)
})

test('bookInterview: a slot that has begun, of another program or of the applicant’s city is refused', async (t) => {
  const world = await build(t)
  const { as, aCity, setNow } = world
  const [here, there] = [await interviews(world), await interviews(world)]
  const city = await aCity()
  const [own] = await here.slotsAt(await here.anInterviewer({ city_id: city.id }), [MORNING])
  const [foreign] = await there.slotsAt(await there.anInterviewer(), [MORNING])
  const interviewer = await here.anInterviewer()
  const [past, next, third] = await here.slotsAt(interviewer, [MORNING, NOON, '2017-10-17T03:00:00Z'])
  const [who] = await here.invited(1, { city })
  if (!who) return t.fail()
  const me = as(who.token)
  for (const slot_id of [own, foreign, who.id]) {
    const answer = await me.post(interviewOf(who), { slot_id })
    t.equal(answer.statusCode, 422)
    has(t, answer.json().errors, [{ pointer: '/slot_id', code: 'unknown' }])
  }
  setNow('2017-10-16T01:00:00.000Z')
  has(t, (await me.post(interviewOf(who), { slot_id: past })).json(), {
    code: 'slot_taken',
    free_slots: [{ id: next }, { id: third }],
  })
  t.equal((await me.post(interviewOf(who), { slot_id: next, time_zone: null })).statusCode, 200)
  setNow('2017-10-16T03:00:00.000Z')
  has(t, (await me.patch(interviewOf(who), { slot_id: third }, ANY)).json(), { code: 'interview_time' })
  has(t, (await me.delete(interviewOf(who))).json(), { code: 'interview_time' })
})
