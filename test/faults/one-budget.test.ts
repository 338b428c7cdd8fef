import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { test } from 'tap'
import { aLiveServer, lasting, type Seen, seen, slowest, tally, within } from './rig.ts'

// With a new time for each statement of a request, 3 s of waiting for a connection and 4.5 s with it made 7.5 s.
test('deadline: a request has 5 s, whatever it waits for: credential, connections, statements, locks', async (t) => {
  const { call, key, db, world } = await aLiveServer(t, { DATABASE_POOL: '6' })
  const program = await world.aProgram()
  const paths = ['/v1/applications', `/v1/programs/${program.id}/participants`, `/v1/programs/${program.id}/decisions`]
  for (const path of paths) t.equal((await seen(call, path, { key })).status, 200, 'before')

  const holder = await db.startTransaction().execute()
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(holder)
  await sql`lock table application in access exclusive mode`.execute(holder)
  const asked: Promise<Seen>[] = []
  // Ten a second, whether or not the others were answered.
  for (let i = 0; i < lasting(80, 300); i++) {
    asked.push(seen(call, String(paths[i % paths.length]), { key }))
    await sleep(100)
  }
  const all = await Promise.all(asked)
  await holder.rollback().execute()

  t.comment(tally(all), `slowest ${slowest(all)} ms, late ${all.filter(({ ms }) => ms > 5_000).length}`)
  t.strictSame(
    Object.keys(tally(all)).filter((name) => !/^503 (unavailable|overloaded)$/.test(name)),
    [],
  )
  t.ok(slowest(all) < within(5_000))
  for (const path of paths) t.equal((await seen(call, path, { key })).status, 200, 'and after')
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  t.strictSame(rows, [], 'no statement of a request that is over still waits')
})

// With a new time for each step, 2.5 s for the credential and 3 s for the cities made 5.6 s.
test('deadline: the look-up of the credential counts against the same 5 s', async (t) => {
  const { call, key, db } = await aLiveServer(t)
  const lock = async (table: 'api_key' | 'city') => {
    const holder = await db.startTransaction().execute()
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(holder)
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(holder)
    return holder
  }
  const [keys, cities] = [await lock('api_key'), await lock('city')]
  const asked = Array.from({ length: 5 }, () => seen(call, '/v1/cities', { key }))
  await sleep(2_500)
  await keys.rollback().execute()
  const all = await Promise.all(asked)
  await cities.rollback().execute()
  t.comment(tally(all), `slowest ${slowest(all)} ms`)
  t.strictSame(tally(all), { '503 unavailable': 5 })
  t.ok(slowest(all) < within(5_000))
})
