import { sql } from 'kysely'
import { test } from 'tap'
import { build } from '../../helper.ts'
import { untilBlocked } from '../../until.ts'

const NOWHERE = '01890000-0000-7000-8000-000000000000'
const allocationOf = (program: { id: string }, city: { id: string }) =>
  `/v1/programs/${program.id}/cities/${city.id}/allocation`

test('removeCityCap: the program’s own cap holds again, and the history says so', async (t) => {
  const { as, db, staff, made, aCity, aProgram, aSubmitted, aReadyDraft } = await build(t)
  const [program, city, other] = [await aProgram(), await aCity(), await aCity()]
  const url = allocationOf(program, city)
  await made(staff.put(url, { max_applications: 3, reason: 'host city' }))
  await made(staff.put(allocationOf(program, other), { max_applications: 7, reason: 'another' }))
  for (const _ of [1, 2, 3]) await aSubmitted({ program, city })
  const answer = await staff.delete(`${url}?reason=the%20host%20changed`)
  t.equal(answer.statusCode, 204)
  t.equal(answer.body, '')
  const after = (await as().get(url)).json()
  t.strictSame([after.cap, after.used, after.free, after.over_by, after.slots.length], [2, 3, 0, 1, 3])
  t.equal((await as().get(allocationOf(program, other))).json().cap, 7, 'the other city keeps its own')
  const next = await aReadyDraft({ program, city })
  const refused = await as(next.token).post(`/v1/applications/${next.id}/submit`)
  t.strictSame([refused.statusCode, refused.json().code], [409, 'city_cap_reached'])

  const told = () =>
    db
      .selectFrom('history')
      .select(['action', 'actor_name', 'reason', 'details', 'visibility'])
      .where('subject_id', '=', program.id)
      .orderBy('id', 'desc')
      .executeTakeFirst()
  const entry = {
    action: 'remove_city_cap',
    actor_name: 'a secretariat',
    reason: 'the host changed',
    details: { city_id: city.id, cap: { from: 3, to: 2 } },
    visibility: 'staff' as const,
  }
  t.strictSame(await told(), entry)
  t.equal((await staff.delete(url)).statusCode, 204, 'doing it again changes nothing')
  t.strictSame(await told(), entry)
  const [{ count } = { count: '' }] = await db
    .selectFrom('event')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('type', '=', 'allocation.changed')
    .execute()
  t.equal(count, '3')
  t.equal((await made(staff.put(url, { max_applications: 4, reason: 'host again' }))).cap, 4, 'it can be set again')
})

test('removeCityCap: an unknown program or city is a 404, a blank reason a 400, and a city without a cap a 204', async (t) => {
  const { staff, aCity, aDraftProgram, aProgram } = await build(t)
  const [program, city, draft] = [await aProgram(), await aCity(), await aDraftProgram()]
  const cases: [string, string, number][] = [
    ['no program', allocationOf({ id: NOWHERE }, city), 404],
    ['a draft', allocationOf(draft, city), 404],
    ['no city', allocationOf(program, { id: NOWHERE }), 404],
    ['no id', allocationOf(program, { id: 'muscat' }), 404],
    ['a blank reason', `${allocationOf(program, city)}?reason=%20`, 400],
    ['an unknown parameter', `${allocationOf(program, city)}?because=x`, 400],
    ['a city without a cap of its own', allocationOf(program, city), 204],
  ]
  for (const [name, url, status] of cases) t.equal((await staff.delete(url)).statusCode, status, name)
})

// Without lock_allocation in removeCityCap nobody waits, and the cap is back before the slot is taken.
test('removeCityCap: it waits for a slot that is being taken', async (t) => {
  const { db, staff, made, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: 1 }), await aCity()]
  const url = allocationOf(program, city)
  await made(staff.put(url, { max_applications: 2, reason: 'host city' }))
  const { id } = await aReadyDraft({ program, city })
  const order: string[] = []
  const { promise: waits, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: taken, resolve: hasTaken } = Promise.withResolvers<void>()
  const taking = db.transaction().execute(async (tx) => {
    await sql`select take_slot(${program.id}, ${city.id}, ${id}, now())`.execute(tx)
    await tx.updateTable('application').set({ status: 'submitted' }).where('id', '=', id).execute()
    hasTaken()
    await waits
    order.push('taken')
  })
  await taken
  const removing = staff.delete(url).then(({ statusCode }) => {
    order.push('removed')
    return statusCode
  })
  await untilBlocked(db)
  goOn()
  await taking
  t.equal(await removing, 204)
  t.strictSame(order, ['taken', 'removed'])
})

test('getAllocation: up to a cap of 100 the free slots are listed, above it those in use only', async (t) => {
  const { as, staff, made, aCity, aProgram, aSubmitted } = await build(t)
  const cases: [number | null, number][] = [
    [1, 1],
    [100, 100],
    [101, 1],
    [100_000, 1],
    [null, 1],
  ]
  for (const [cap, listed] of cases) {
    const [program, city] = [await aProgram({ max_applications_per_city: cap }), await aCity()]
    const { id } = await aSubmitted({ program, city })
    const answer = await as().get(allocationOf(program, city))
    const { slots, ...rest } = answer.json()
    const free = cap === null ? null : cap - 1
    const participants = { cap: 2, used: 0, free: 2, over_by: 0 }
    const of = { program_id: program.id, city_id: city.id }
    t.strictSame(rest, { ...of, cap, used: 1, free, over_by: 0, participants }, `cap ${cap}`)
    t.equal(slots.length, listed, `cap ${cap}`)
    t.strictSame(slots[0], { number: 1, application_id: null, since: '2017-10-02T00:00:00.000Z' })
    if (listed > 1) t.strictSame(slots[99], { number: 100, application_id: null, since: null })
    t.ok(answer.body.length < 10_000)
    t.equal((await staff.get(allocationOf(program, city))).json().slots[0].application_id, id)
  }
  const [program, city] = [await aProgram({ max_applications_per_city: 100_000 }), await aCity()]
  for (const _ of [1, 2, 3]) await aSubmitted({ program, city })
  const lowered = await made(staff.put(allocationOf(program, city), { max_applications: 2, reason: 'a small venue' }))
  t.strictSame([lowered.used, lowered.over_by, lowered.slots.length], [3, 1, 3], 'slots above a lowered cap are listed')
})
