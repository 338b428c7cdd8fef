import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { uuidv7 } from '../../../src/platform/ids.ts'
import { connect, type Db } from '../../../src/platform/postgres/db.ts'
import { migrate } from '../../../src/platform/postgres/migrate.ts'
import { createDatabase } from '../../database.ts'
import { migrationNames, migrationsBefore } from '../../migrations.ts'

const SEATS = '0014_seats.sql'
const AT = '2017-10-20T00:00:00.000Z'

/** A database of the version that knew no seats. */
async function anOldDatabase(t: Test) {
  const { url, drop } = await createDatabase('template0')
  const db = connect({ url, max: 16, prepare: false })
  t.teardown(async () => {
    await db.destroy()
    await drop()
  })
  await migrate(db, { folder: await migrationsBefore(t, SEATS) })
  const city = uuidv7()
  await sql`insert into city (id, name, country, kind, created_at, updated_at)
    values (${city}, 'Muscat', 'OM', 'city', ${AT}, ${AT})`.execute(db)
  async function aProgram(seats: number | null, cap: number | null) {
    const id = uuidv7()
    await sql`insert into program (id, status, title, seats, max_participants_per_city, created_at, updated_at)
      values (${id}, 'published', ${id}, ${seats}, ${cap}, ${AT}, ${AT})`.execute(db)
    return id
  }
  async function anApplication(program: string, status: string) {
    const id = uuidv7()
    await db.transaction().execute(async (tx) => {
      await sql`insert into application (id, program_id, city_id, status, applicant, person_key, token_hash, created_at, updated_at)
        values (${id}, ${program}, ${city}, ${status}, '{}', ${id}, sha256(${id}::bytea), ${AT}, ${AT})`.execute(tx)
      if (status !== 'declined') await sql`select take_slot(${program}, ${city}, ${id}, ${AT})`.execute(tx)
    })
    return id
  }
  return { db, city, aProgram, anApplication }
}

const move = (db: Db, id: string, status: string) =>
  sql`update application set status = ${status} where id = ${id}`.execute(db)
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it was done',
    ({ constraint }: { constraint?: string }) => constraint,
  )

test('migrate: what was offered before gets its seats, and a program that is over-full does not stop the upgrade', async (t) => {
  const { db, city, aProgram, anApplication } = await anOldDatabase(t)
  const [full, open, empty] = [await aProgram(2, 1), await aProgram(null, null), await aProgram(5, 5)]
  const held: string[] = []
  for (const status of ['offered', 'accepted', 'confirmed']) held.push(await anApplication(full, status))
  for (const status of ['declined', 'in_review', 'waitlisted']) await anApplication(full, status)
  const next = await anApplication(full, 'in_review')
  const one = await anApplication(open, 'offered')
  await anApplication(empty, 'waitlisted')

  const names = await migrationNames()
  t.strictSame(await migrate(db), names.slice(names.indexOf(SEATS)))
  const seat = { city_id: city, taken_at: AT }
  t.strictSame(await db.selectFrom('seat').selectAll().orderBy('program_id').orderBy('number').execute(), [
    ...held.map((application_id, i) => ({ program_id: full, number: i + 1, ...seat, application_id })),
    { program_id: open, number: 1, ...seat, application_id: one },
  ])

  t.equal(await refusalOf(move(db, next, 'offered')), 'seats_exceeded')
  for (const id of held.slice(0, 2)) await move(db, id, 'waitlisted')
  t.equal(await refusalOf(move(db, next, 'offered')), 'city_participants_exceeded')
  await move(db, String(held[2]), 'waitlisted')
  await move(db, next, 'offered')
  const numbers = await db.selectFrom('seat').select('number').where('program_id', '=', full).execute()
  t.strictSame(numbers, [{ number: 1 }])
})

// With the seats of before made ahead of the triggers, those who were offered a place in between had none. Without the lock
// in seat_follows_status, those who withdrew while the seats of before were made kept one.
test('migrate: seats and states agree after an upgrade beside a version that goes on offering and withdrawing', async (t) => {
  const { db, city } = await anOldDatabase(t)
  // Each in a program of its own, moved once: nothing that comes later mends what went wrong.
  const all = Array.from({ length: 4_000 }, (_, i) => ({
    id: uuidv7(),
    status: i % 2 === 0 ? 'offered' : 'waitlisted',
  }))
  await db.transaction().execute(async (tx) => {
    const rows = sql`jsonb_to_recordset(${JSON.stringify(all)}) as row(id uuid, status text)`
    await sql`insert into program (id, status, title, created_at, updated_at)
      select id, 'published', id, ${AT}, ${AT} from ${rows}`.execute(tx)
    await sql`insert into application (id, program_id, city_id, status, applicant, person_key, token_hash, created_at, updated_at)
      select id, id, ${city}, status, '{}', id, sha256(id::text::bytea), ${AT}, ${AT} from ${rows}`.execute(tx)
    await sql`insert into slot select id, ${city}, 1, id, ${AT} from ${rows}`.execute(tx)
  })
  let isDone = false
  const waiting = [...all]
  const moved: typeof all = []
  const movers = Array.from({ length: 10 }, async () => {
    for (let next = waiting.pop(); next && !isDone; next = waiting.pop()) {
      next.status = next.status === 'offered' ? 'waitlisted' : 'offered'
      await db.transaction().execute(async (tx) => {
        await sql`select from application where id = ${next?.id} for update`.execute(tx)
        await move(tx, String(next?.id), String(next?.status))
      })
      moved.push(next)
      await sleep(4)
    }
  })
  await migrate(db)
  isDone = true
  await Promise.all(movers)
  t.comment(`${moved.length} moved`)
  t.ok(moved.length > 50, 'they moved while the upgrade was under way')
  const seats = await db.selectFrom('seat').selectAll().execute()
  t.ok(seats.every(({ application_id, program_id, number }) => application_id === program_id && number === 1))
  const seated = new Set(seats.map(({ application_id }) => application_id))
  t.strictSame(
    all.filter(({ id, status }) => seated.has(id) !== (status === 'offered')),
    [],
  )
  const offers = await db.selectFrom('offer').select('application_id').where('status', '=', 'open').execute()
  t.strictSame(offers.map((each) => each.application_id).sort(), [...seated].sort(), 'and each has its offer')
})
