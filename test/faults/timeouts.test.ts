import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { test } from 'tap'
import { problemOf } from '../../src/http/problems.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { migrateAt } from '../../src/platform/postgres/migrate.ts'
import { createDatabase } from '../database.ts'
import { has } from '../has.ts'
import { type Answer, build } from '../helper.ts'
import { until } from '../until.ts'
import { lasting, within } from './rig.ts'

async function timed(request: Promise<Answer>) {
  const began = performance.now()
  const { statusCode, headers, body } = await request
  const retry = headers['retry-after']
  return { status: statusCode, retry, code: JSON.parse(body).code, seconds: (performance.now() - began) / 1_000 }
}

test('timeouts: a statement that runs too long is a 503, and is undone', async (t) => {
  const { db, staff } = await build(t)
  await sql`create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(10); return new; end'`.execute(
    db,
  )
  await sql`create trigger dawdle after insert on organisation for each row execute function dawdle()`.execute(db)
  const { seconds, ...told } = await timed(staff.post('/v1/organisations', { name: 'One', kind: 'partner' }))
  t.strictSame(told, { status: 503, retry: '1', code: 'unavailable' })
  t.ok(seconds > 3.5 && seconds < within(5), `${seconds} s`)
  t.strictSame(await db.selectFrom('organisation').select('id').execute(), [])
})

test('timeouts: a row that another transaction has locked is a 503 within 5 s', async (t) => {
  const { db, staff, aCity } = await build(t)
  const city = await aCity()
  const holder = await db.startTransaction().execute()
  await holder.selectFrom('city').select('id').forUpdate().execute()
  const edit = staff.patch(`/v1/cities/${city.id}`, { name: 'X' }, { headers: { 'if-match': '*' } })
  const { seconds, ...told } = await timed(edit)
  t.strictSame(told, { status: 503, retry: '1', code: 'unavailable' })
  t.ok(seconds > 2.5 && seconds < within(5), `${seconds} s`)
  await holder.rollback().execute()
})

test('timeouts: a pool without a free connection is a 503, and the liveness check still answers 200', async (t) => {
  const { db, staff, as } = await build(t, { pool: 2 })
  const held = [await db.startTransaction().execute(), await db.startTransaction().execute()]
  const [read, ready, alive] = await Promise.all(
    [staff.get('/v1/organisations'), as().get('/readyz'), as('no key').get('/livez')].map(timed),
  )
  has(t, read, { status: 503, retry: '1', code: 'overloaded' })
  t.ok(read && read.seconds < within(4))
  has(t, ready, { status: 503, retry: '1', code: 'unavailable' })
  t.ok(ready && ready.seconds < within(4))
  has(t, alive, { status: 200 })
  for (const transaction of held) await transaction.rollback().execute()
  t.equal((await staff.get('/v1/organisations')).statusCode, 200)
})

test('timeouts: an abandoned transaction ends, and its connection is replaced', async (t) => {
  const { db, database } = await build(t, { pool: 1 })
  const left = await db.startTransaction().execute()
  if (lasting(0, 1) === 0) await sql`set local idle_in_transaction_session_timeout = '300ms'`.execute(left)
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(left)
  const other = connect({ url: database.url, max: 1, prepare: false })
  t.teardown(() => other.destroy())
  await until('Postgres has ended it', async () => {
    const alive = sql`select from pg_stat_activity where pid = ${rows[0]?.pid}`
    return (await alive.execute(other)).rows.length === 0
  })
  const error = await left
    .selectFrom('city')
    .select('id')
    .execute()
    .then(
      () => undefined,
      (error) => error,
    )
  has(t, problemOf(error), { status: 503, code: 'unavailable' })
  await left
    .rollback()
    .execute()
    .catch(() => {})
  t.strictSame((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }])
})

// Not tried again by us: nothing was done, the client is told when to come back, and there is one place that retries.
test('timeouts: a deadlock is a 503 for one of the two', async (t) => {
  const { db } = await build(t)
  const [a, b] = [await db.startTransaction().execute(), await db.startTransaction().execute()]
  const lock = (tx: typeof a, n: number) => sql`select pg_advisory_xact_lock(${n}::bigint)`.execute(tx)
  await lock(a, 1)
  await lock(b, 2)
  const outcomes = await Promise.allSettled([
    lock(a, 2).finally(() => a.rollback().execute()),
    lock(b, 1).finally(() => b.rollback().execute()),
  ])
  const [loser] = outcomes.filter((outcome) => outcome.status === 'rejected')
  t.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  has(t, loser?.reason, { code: '40P01' })
  has(t, problemOf(loser?.reason), { status: 503, code: 'unavailable', headers: { 'retry-after': '1' } })
})

// By the connection of the requests, which gives up on silence, the start failed after 4.5 s.
test('migrateAt: a slow statement is not given up', async (t) => {
  const { url, drop } = await createDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'cohort-migrations-'))
  t.teardown(() => Promise.all([drop(), rm(folder, { recursive: true })]))
  await writeFile(join(folder, '9000_slow.sql'), 'select pg_sleep(5.5);')
  t.strictSame(await migrateAt(url, { folder: pathToFileURL(`${folder}/`) }), ['9000_slow.sql'])
})

test('idempotency: an answer that cannot be stored is not given: the write is undone, and the 503 says to try again', async (t) => {
  const { db, staff } = await build(t)
  const holder = await db.startTransaction().execute()
  await sql`lock table idempotency_key in share mode`.execute(holder)
  const extra = { headers: { 'idempotency-key': 'one' } }
  const write = () => staff.post('/v1/organisations', { name: 'One', kind: 'partner' }, extra)
  const { seconds, ...told } = await timed(write())
  t.strictSame(told, { status: 503, retry: '1', code: 'unavailable' })
  t.ok(seconds < within(5), `${seconds} s`)
  t.strictSame(await db.selectFrom('organisation').select('id').execute(), [])
  await holder.rollback().execute()
  t.equal((await write()).statusCode, 201)
})
