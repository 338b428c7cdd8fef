import { sql } from 'kysely'
import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { untilBlocked } from '../../until.ts'

test('getAllocation: it lists every slot, and shows ids only to those who may see them', async (t) => {
  const { as, key, staff, aCity, aProgram, aSubmitted } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const url = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  const free = { number: 1, application_id: null, since: null }
  t.strictSame((await as().get(url)).json(), {
    program_id: program.id,
    city_id: city.id,
    cap: 2,
    used: 0,
    free: 2,
    over_by: 0,
    participants: { cap: 2, used: 0, free: 2, over_by: 0 },
    slots: [free, { ...free, number: 2 }],
  })
  const { id, token } = await aSubmitted({ program, city })
  const since = '2017-10-02T00:00:00.000Z'
  has(t, (await staff.get(url)).json(), {
    used: 1,
    free: 1,
    slots: [{ number: 1, application_id: id, since }, { number: 2 }],
  })
  has(t, (await as(token).get(url)).json().slots[0], { application_id: id })
  has(t, (await as(await key({ role: 'city', city_id: city.id })).get(url)).json().slots[0], { application_id: id })
  has(t, (await as().get(url)).json().slots[0], { application_id: null, since })
})

test('setCityCap: a cap below its use removes no one, shows over_by, and lets no city in until there is room', async (t) => {
  const { as, staff, made, aCity, aProgram, aReadyDraft, aSubmitted } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: 3 }), await aCity()]
  const [first, second] = [
    await aSubmitted({ program, city }),
    await aSubmitted({ program, city }),
    await aSubmitted({ program, city }),
  ]
  const url = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  const lowered = await made(staff.put(url, { max_applications: 1, reason: 'a small venue' }))
  has(t, lowered, { cap: 1, used: 3, free: 0, over_by: 2 })
  t.equal(lowered.slots.length, 3)
  const next = await aReadyDraft({ program, city })
  const submit = () => as(next.token).post(`/v1/applications/${next.id}/submit`)
  await as(first.token).post(`/v1/applications/${first.id}/withdraw`, { reason: 'x' })
  await as(second.token).post(`/v1/applications/${second.id}/withdraw`, { reason: 'x' })
  has(t, (await submit()).json(), { code: 'city_cap_reached', allocation: { cap: 1, used: 1, free: 0, over_by: 0 } })
  has(t, await made(staff.put(url, { max_applications: 2, reason: 'a larger one' })), { cap: 2, used: 1, free: 1 })
  t.equal((await submit()).statusCode, 200)
  t.equal((await submit()).statusCode, 409)
})

test('getAllocation: without a cap every city gets in; an unknown program or city has no allocation', async (t) => {
  const { as, aCity, aDraftProgram, aProgram, aSubmitted } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: null }), await aCity()]
  for (const _ of [1, 2, 3, 4]) await aSubmitted({ program, city })
  const allocation = (await as().get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
  has(t, allocation, { cap: null, used: 4, free: null, over_by: 0 })
  t.strictSame(
    allocation.slots.map(({ number }: { number: number }) => number),
    [1, 2, 3, 4],
  )
  const draft = await aDraftProgram()
  t.equal((await as().get(`/v1/programs/${draft.id}/cities/${city.id}/allocation`)).statusCode, 404)
  t.equal((await as().get(`/v1/programs/${program.id}/cities/${program.id}/allocation`)).statusCode, 404)
})

// Without the ledger's lock it answered at once with none used, and the slot came on top of the lowered cap.
test('setCityCap: the cap waits for the slots that are being taken, and counts them', async (t) => {
  const { db, staff, made, aProgram, aCity, aSubmitted, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  await aSubmitted({ program, city })
  const { id } = await aReadyDraft({ program, city })
  const { promise: waits, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: taken, resolve: hasTaken } = Promise.withResolvers<void>()
  const taking = db.transaction().execute(async (tx) => {
    await sql`select take_slot(${program.id}, ${city.id}, ${id}, now())`.execute(tx)
    await tx.updateTable('application').set({ status: 'submitted' }).where('id', '=', id).execute()
    hasTaken()
    await waits
  })
  await taken
  const path = `/v1/programs/${program.id}/cities/${city.id}/allocation`
  const lowering = made(staff.put(path, { max_applications: 1, reason: 'fewer places' }))
  await untilBlocked(db)
  goOn()
  await taking
  has(t, await lowering, { cap: 1, used: 2, over_by: 1 })
})
