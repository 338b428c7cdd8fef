import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { STATUSES, type Status } from '../../../src/intake/applications/lifecycle.ts'
import type { Db } from '../../../src/platform/postgres/db.ts'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'
import { untilBlocked } from '../../until.ts'

/** The table of the domain, written down once more. */
const HOLDS_SLOT = [
  'submitted',
  'returned',
  'in_review',
  'waitlisted',
  'not_selected',
  'offered',
  'accepted',
  'confirmed',
]
const HOLDS_SEAT = ['offered', 'accepted', 'confirmed']
const NOWHERE = '01890000-0000-7000-8000-000000000000'
const NOW = '2017-10-20T00:00:00.000Z'

/** What the database says of a refusal: its constraint, or its SQLSTATE where there is none. */
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it was done',
    (error: { constraint?: string; code?: string }) => error.constraint ?? error.code,
  )

const seatsOf = (db: Db, program: { id: string }) =>
  db
    .selectFrom('seat')
    .select(['number', 'application_id', 'city_id', 'taken_at'])
    .where('program_id', '=', program.id)
    .orderBy('number')
    .execute()
const numbersOf = async (db: Db, program: { id: string }) => (await seatsOf(db, program)).map(({ number }) => number)

/** Moves an application as a person does who knows the slots and no seats: with SQL, past the lifecycle. */
async function put(db: Db, { id, program, city }: Placed, status: Status) {
  await db.updateTable('application').set({ status, updated_at: NOW }).where('id', '=', id).execute()
  const slot = await db.selectFrom('slot').select('number').where('application_id', '=', id).executeTakeFirst()
  if (slot && !HOLDS_SLOT.includes(status)) await db.deleteFrom('slot').where('application_id', '=', id).execute()
  if (!slot && HOLDS_SLOT.includes(status))
    await sql`select take_slot(${program.id}, ${city.id}, ${id}, ${NOW})`.execute(db)
}
interface Placed {
  id: string
  program: { id: string }
  city: { id: string }
}

/** A program with applications in review, and the ways past the API to their seats. */
async function seating(t: Test, settings: object = {}) {
  const world = await build(t)
  const { db, aProgram, aCity, inReview, staff, made } = world
  const program = await aProgram({ max_applications_per_city: null, max_participants_per_city: null, ...settings })
  async function reviewed(city?: { id: string }): Promise<Placed & { token: string }> {
    const place = city ?? (await aCity())
    return { ...(await inReview({ program, city: place })), program, city: place }
  }
  const several = async (count: number, city?: { id: string }) => {
    const all = []
    for (let i = 0; i < count; i++) all.push(await reviewed(city))
    return all
  }
  const move = (placed: Placed, status: Status) => db.transaction().execute((tx) => put(tx, placed, status))
  const decide = (id: string, outcome = 'select') =>
    made(staff.put(`/v1/applications/${id}/decision`, { outcome, reason_code: 'merit' }))
  const limit = async (change: object) =>
    made(staff.patch(`/v1/programs/${program.id}`, change, { headers: { 'if-match': '*' } }))
  const seats = async () => (await staff.get(`/v1/programs/${program.id}/seats`)).json()
  return { ...world, program, reviewed, several, move, decide, limit, seats }
}

test('seats: each status of the lifecycle holds a seat or none, whichever it comes from', async (t) => {
  const { db, program, reviewed, move } = await seating(t)
  const one = await reviewed()
  const seat = { number: 1, application_id: one.id, city_id: one.city.id, taken_at: NOW }
  for (const from of STATUSES)
    for (const to of STATUSES) {
      await move(one, from)
      await move(one, to)
      t.strictSame(await seatsOf(db, program), HOLDS_SEAT.includes(to) ? [seat] : [], `${from} to ${to}`)
    }
})

test('seats: an application that is inserted takes one, too', async (t) => {
  const { db, program, reviewed, aReadyDraft } = await seating(t)
  const { city } = await reviewed()
  const { id } = await aReadyDraft({ program, city })
  for (const status of STATUSES) {
    const made = await db.transaction().execute(async (tx) => {
      const copied = await sql<{ id: string }>`insert into application
        select copy.* from application it, jsonb_populate_record(it, jsonb_build_object(
          'id', gen_random_uuid(), 'person_key', gen_random_uuid(), 'person_keys', null, 'token_hash', sha256(gen_random_uuid()::text::bytea),
          'status', ${status}::text)) copy
        where it.id = ${id} returning id`.execute(tx)
      const [{ id: of } = { id: '' }] = copied.rows
      if (HOLDS_SLOT.includes(status)) await sql`select take_slot(${program.id}, ${city.id}, ${of}, ${NOW})`.execute(tx)
      return of
    })
    const held = await db.selectFrom('seat').select('city_id').where('application_id', '=', made).execute()
    t.strictSame(held, HOLDS_SEAT.includes(status) ? [{ city_id: city.id }] : [], status)
  }
})

test('seats: the way through the API takes one with the release and keeps or frees it with each move', async (t) => {
  const { as, ctx, db, setNow, made, staff, program, several, decide, limit } = await seating(t, { seats: 5 })
  const [accepts, declines, withdraws, expires, waits] = await several(5)
  if (!accepts || !declines || !withdraws || !expires || !waits) throw new Error('there are five')
  for (const { id } of [accepts, declines, withdraws, expires]) await decide(id)
  await decide(waits.id, 'waitlist')
  setNow('2017-10-16T00:00:00.000Z')
  await made(staff.post(`/v1/programs/${program.id}/releases`, { reply_by: '2017-10-27T00:00:00.000Z' }))
  const taken_at = '2017-10-16T00:00:00.000Z'
  t.strictSame(
    await seatsOf(db, program),
    [accepts, declines, withdraws, expires].map(({ id, city }, i) => {
      return { number: i + 1, application_id: id, city_id: city.id, taken_at }
    }),
    'in the order of ids, and none for the waitlist',
  )
  await made(as(accepts.token).post(`/v1/applications/${accepts.id}/accept`))
  t.strictSame(await numbersOf(db, program), [1, 2, 3, 4], 'who accepts keeps it')
  await made(as(declines.token).post(`/v1/applications/${declines.id}/decline`))
  t.strictSame(await numbersOf(db, program), [1, 3, 4])
  await made(as(withdraws.token).post(`/v1/applications/${withdraws.id}/withdraw`, { reason: 'cannot come' }))
  t.strictSame(await numbersOf(db, program), [1, 4])
  setNow('2017-10-28T00:00:00.000Z')
  await passTime(ctx())
  t.strictSame(await numbersOf(db, program), [1])
  await limit({ seats: 9 })
  await made(staff.post(`/v1/programs/${program.id}/cancel`, { reason: 'no venue' }))
  t.strictSame(await numbersOf(db, program), [], 'the end of the program frees them')
})

test('seats: the lowest free number is taken, by each of those that one statement moves', async (t) => {
  const { db, program, several, move } = await seating(t)
  const all = await several(6)
  const offer = (some: Placed[]) => {
    const ids = some.map(({ id }) => id)
    return sql`update application set status = 'offered' where id = any(${ids}::uuid[])`.execute(db)
  }
  await offer(all.slice(0, 4))
  t.strictSame(await numbersOf(db, program), [1, 2, 3, 4])
  for (const i of [0, 2]) await move(all[i] as Placed, 'withdrawn')
  t.strictSame(await numbersOf(db, program), [2, 4])
  await offer(all.slice(4))
  const found = await seatsOf(db, program)
  t.strictSame(
    found.map(({ number, application_id }) => [number, application_id]),
    [all[4], all[1], all[5], all[3]].map((each, i) => [i + 1, each?.id]),
  )
})

test('seats: a person with SQL cannot take one too many, by whichever statement, nor half of what was asked', async (t) => {
  const { db, program, several, reviewed, move, limit } = await seating(t, { seats: 2 })
  const [first, second, third, ...rest] = await several(4)
  if (!first || !second || !third) throw new Error('there are four')
  const all = [second, third, ...rest].map(({ id }) => id)
  await move(first, 'offered')
  t.equal(
    await refusalOf(sql`update application set status = 'offered' where id = any(${all}::uuid[])`.execute(db)),
    'seats_exceeded',
  )
  t.strictSame(await numbersOf(db, program), [1], 'all or nothing')
  await move(second, 'confirmed')
  for (const status of HOLDS_SEAT as Status[]) t.equal(await refusalOf(move(third, status)), 'seats_exceeded', status)
  const insert = (number: number, id = third.id) =>
    db
      .insertInto('seat')
      .values({ program_id: program.id, number, city_id: third.city.id, application_id: id, taken_at: NOW })
      .execute()
  for (const number of [3, 99]) t.equal(await refusalOf(insert(number)), 'seats_exceeded', `seat ${number}`)
  t.equal(await refusalOf(insert(0)), 'seat_number_check')
  t.equal(await refusalOf(insert(2)), 'seat_pkey')
  await limit({ seats: 9 })
  t.equal(await refusalOf(insert(10)), 'seats_exceeded', 'a number above the seats, though some are free')
  t.equal(await refusalOf(insert(3)), 'application_holds_seat', 'a seat of whose status holds none')
  t.equal(await refusalOf(insert(3, NOWHERE)), 'seat_application_id_fkey')

  await limit({ max_participants_per_city: 1 })
  const { city } = first
  const [fourth, fifth] = [await reviewed(city), await reviewed()]
  t.equal(await refusalOf(move(fourth, 'offered')), 'city_participants_exceeded')
  const both = [fourth.id, fifth.id]
  t.equal(
    await refusalOf(sql`update application set status = 'accepted' where id = any(${both}::uuid[])`.execute(db)),
    'city_participants_exceeded',
  )
  t.strictSame(await numbersOf(db, program), [1, 2])
  await move(fifth, 'offered')
  t.strictSame(await numbersOf(db, program), [1, 2, 3], 'another city has room')
})

test('seats: a person with SQL cannot move a seat, delete one, or give it to another program or city', async (t) => {
  const { db, program, aProgram, aCity, several, move } = await seating(t, { seats: 3 })
  const [one, another] = await several(2)
  if (!one || !another) throw new Error('there are two')
  await move(one, 'offered')
  const [other, city] = [await aProgram({ seats: 3 }), await aCity()]
  const before = await seatsOf(db, program)
  const statements: [string, string | string[]][] = [
    [`update seat set number = 2`, 'seat_is_not_moved'],
    [`update seat set application_id = '${another.id}'`, 'seat_is_not_moved'],
    [`truncate seat`, 'seat_is_not_moved'],
    [`delete from seat`, 'application_holds_seat'],
    [
      `with gone as (delete from seat returning *) insert into seat select program_id, 2, city_id, '${another.id}', taken_at from gone`,
      'application_holds_seat',
    ],
    [
      `create temporary table gone on commit drop as select * from seat; delete from seat;
       insert into seat select '${other.id}', number, city_id, application_id, taken_at from gone`,
      'application_holds_seat',
    ],
    [
      `create temporary table gone on commit drop as select * from seat; delete from seat;
       insert into seat select program_id, number, '${city.id}', application_id, taken_at from gone`,
      'application_holds_seat',
    ],
    [`update application set program_id = '${other.id}' where status = 'offered'`, 'application_holds_seat'],
    [`update application set city_id = '${city.id}' where status = 'offered'`, 'application_holds_seat'],
  ]
  for (const [statement, refusal] of statements) {
    t.equal(await refusalOf(db.transaction().execute((tx) => sql.raw(statement).execute(tx))), refusal, statement)
    t.strictSame(await seatsOf(db, program), before, statement)
  }
  for (const level of ['repeatable read', 'serializable'] as const)
    t.equal(
      await refusalOf(
        db
          .transaction()
          .setIsolationLevel(level)
          .execute((tx) => put(tx, another, 'offered')),
      ),
      '0A000',
      `${level}: an old snapshot does not see the seats of others`,
    )
})

test('seats: limits lowered below use remove nobody, show over_by, and refuse what comes until there is room', async (t) => {
  const { as, made, db, staff, program, several, reviewed, decide, limit, seats, move } = await seating(t, {
    call: { closes_on: '2017-10-13', mode: 'rolling' },
    seats: 4,
  })
  const [muscat, ...others] = await several(2)
  const lima = others[0]
  if (!muscat || !lima) throw new Error('there are two')
  const [twin, next, more] = [await reviewed(muscat.city), await reviewed(), await reviewed()]
  await decide(next.id)
  for (const each of [muscat, lima, twin]) await move(each, 'accepted')
  const allocation = async () =>
    (await as().get(`/v1/programs/${program.id}/cities/${muscat.city.id}/allocation`)).json().participants
  t.strictSame(await allocation(), { cap: null, used: 2, free: null, over_by: 0 })

  await limit({ seats: 2, max_participants_per_city: 1 })
  t.strictSame(await numbersOf(db, program), [1, 2, 3], 'nobody is removed')
  t.strictSame(await allocation(), { cap: 1, used: 2, free: 0, over_by: 1 })
  has(t, await seats(), { total: 2, used: 3, free: 0, over_by: 1 })
  t.strictSame(
    (await seats()).cities.map(({ cap, used, over_by }: Record<string, number>) => [cap, used, over_by]),
    [
      [1, 2, 1],
      [1, 1, 0],
    ],
  )
  const release = () => staff.post(`/v1/programs/${program.id}/releases`, { application_ids: [next.id] })
  has(t, (await release()).json(), { code: 'release_conflict', release: { seats: { taken: 3, after: 4, over_by: 2 } } })
  t.equal(await refusalOf(move(next, 'offered')), 'seats_exceeded')
  for (const each of [lima, twin])
    await made(as(each.token).post(`/v1/applications/${each.id}/withdraw`, { reason: 'x' }))
  has(t, await made(release()), { seats: { total: 2, taken: 1, after: 2, over_by: 0 } })
  t.strictSame(await numbersOf(db, program), [1, 2])
  has(t, await seats(), { used: 2, free: 0, over_by: 0 })
  t.equal(await refusalOf(move(more, 'offered')), 'seats_exceeded')
  await limit({ seats: 3 })
  await move(more, 'offered')
  t.strictSame(await numbersOf(db, program), [1, 2, 3])
})

test('getSeats: what there is, is taken and is held by open decisions, city by city, by name', async (t) => {
  const { as, key, made, staff, secretariat, aCity, anOrganisation, aProgram, aDraftProgram, inReview, aReadyDraft } =
    await build(t)
  const [host, sponsor, stranger] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  const program = await aProgram({
    seats: 6,
    max_applications_per_city: 5,
    max_participants_per_city: 3,
    organisations: [
      { organisation_id: host.id, role: 'host' },
      { organisation_id: sponsor.id, role: 'sponsor' },
    ],
  })
  const url = `/v1/programs/${program.id}/seats`
  const empty = { program_id: program.id, total: 6, used: 0, held: 0, free: 6, over_by: 0, cities: [] }
  t.strictSame((await staff.get(url)).json(), empty)

  const [seoul, lima] = [await aCity({ name: 'Seoul' }), await aCity({ name: 'Lima' })]
  async function decided(city: { id: string }, outcome: string) {
    const application = await inReview({ program, city })
    await made(staff.put(`/v1/applications/${application.id}/decision`, { outcome, reason_code: 'merit' }))
    return application
  }
  for (const city of [seoul, seoul, lima]) await decided(city, 'select')
  await decided(lima, 'waitlist')
  await made(staff.post(`/v1/programs/${program.id}/releases`, {}))
  await decided(lima, 'select')
  await decided(seoul, 'not_select')
  const left = await decided(lima, 'select')
  await made(staff.post(`/v1/applications/${left.id}/withdraw`, { reason: 'a voided decision holds nothing' }))
  await aReadyDraft({ program, city: lima })
  const elsewhere = await aProgram()
  const other = await inReview({ program: elsewhere, city: lima })
  await made(staff.put(`/v1/applications/${other.id}/decision`, { outcome: 'select', reason_code: 'merit' }))
  const all = {
    ...empty,
    used: 3,
    held: 1,
    free: 3,
    cities: [
      { city_id: lima.id, city_name: 'Lima', cap: 3, used: 1, over_by: 0 },
      { city_id: seoul.id, city_name: 'Seoul', cap: 3, used: 2, over_by: 0 },
    ],
  }
  const ofOrganisation = ({ id }: { id: string }) => key({ role: 'organisation', organisation_id: id })
  t.strictSame((await as(secretariat).get(url)).json(), all)
  t.strictSame((await as(await ofOrganisation(host)).get(url)).json(), all)
  for (const [who, credential, status, code] of [
    ['a sponsor', await ofOrganisation(sponsor), 403, 'role_not_allowed'],
    ['another organisation', await ofOrganisation(stranger), 403, 'role_not_allowed'],
    ['a city', await key({ role: 'city', city_id: lima.id }), 403, 'role_not_allowed'],
    ['the applicant', left.token, 403, 'role_not_allowed'],
    ['nobody', undefined, 401, 'unauthorized'],
  ] as const)
    has(t, (await as(credential).get(url)).json(), { status, code }, who)

  const draft = await aDraftProgram()
  has(t, (await staff.get(`/v1/programs/${draft.id}/seats`)).json(), { total: null, used: 0, free: null, over_by: 0 })
  const unseen = await as(await ofOrganisation(host)).get(`/v1/programs/${draft.id}/seats`)
  has(t, unseen.json(), { status: 404, code: 'not_found' })
  has(t, (await staff.get(`/v1/programs/${NOWHERE}/seats`)).json(), { status: 404, code: 'not_found' })
})

// The plan of a release looks before the seat is taken; without explainRefusal this was a 500.
test('releaseDecisions: a seat that SQL takes after the plan was made is a 409 with the numbers', async (t) => {
  const { db, staff, program, several, reviewed, decide, limit } = await seating(t)
  const [waits, wanted] = await several(2)
  if (!waits || !wanted) throw new Error('there are two')
  await decide(waits.id, 'waitlist')
  const url = `/v1/programs/${program.id}/releases`
  await staff.post(url, {})
  const twin = await reviewed(waits.city)
  await decide(twin.id)
  await decide(wanted.id)
  const releaseWhileTaken = async () => {
    const { promise: waiting, resolve: goOn } = Promise.withResolvers<void>()
    const { promise: taken, resolve: hasTaken } = Promise.withResolvers<void>()
    const taking = db.transaction().execute(async (tx) => {
      await put(tx, waits, 'offered')
      hasTaken()
      await waiting
    })
    await taken
    const releasing = staff.post(url, {})
    await untilBlocked(db)
    goOn()
    await taking
    const answer = await releasing
    await db.transaction().execute((tx) => put(tx, waits, 'waitlisted'))
    return answer.json()
  }
  await limit({ seats: 2 })
  const full = await releaseWhileTaken()
  has(t, full, {
    status: 409,
    code: 'seats_exceeded',
    detail:
      '1 of the program’s 2 seats are taken, and 2 more would be. Free a seat or raise the number of seats first.',
    seats: { total: 2, used: 1, free: 1, over_by: 0 },
    wanted: 2,
  })
  await limit({ seats: null, max_participants_per_city: 1 })
  const crowded = await releaseWhileTaken()
  has(t, crowded, {
    status: 409,
    code: 'city_participants_exceeded',
    detail:
      'The city has 1 of its 1 participants, and 1 more would come. Free one of its seats or raise max_participants_per_city first.',
    city_id: waits.city.id,
    participants: { cap: 1, used: 1, free: 0, over_by: 0 },
    wanted: 1,
  })
  for (const { id } of [twin, wanted])
    has(t, (await staff.get(`/v1/applications/${id}`)).json(), { status: 'in_review' })
})

test('releaseDecisions: an override of hard criteria does not override the seats', async (t) => {
  const { db, made, staff, program, several, decide, seats } = await seating(t, { seats: 1 })
  const all = await several(2)
  for (const { id } of all) await decide(id)
  const [first] = all
  const suspended = { membership: { from: '2010-01-01', until: '2017-01-01' } }
  await made(staff.patch(`/v1/cities/${first?.city.id}`, suspended, { headers: { 'if-match': '*' } }))
  const url = `/v1/programs/${program.id}/releases`
  const plan = await made(staff.post(url, { dry_run: true }))
  t.strictSame(
    plan.conflicts.map(({ code }: { code: string }) => code),
    ['seats_exceeded', 'not_eligible'],
  )
  const override = { digest: plan.digest, reason: 'agreed with the city' }
  const refused = (await staff.post(url, { override })).json()
  has(t, refused, {
    status: 409,
    code: 'release_conflict',
    detail: 'After the release 2 seats would be taken, but the program has 1.',
  })
  t.strictSame(await numbersOf(db, program), [])
  has(t, await seats(), { used: 0, held: 2, free: 1 })
})
