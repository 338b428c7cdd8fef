import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { connect, type Db } from '../../../src/platform/postgres/db.ts'
import { createDatabase } from '../../database.ts'
import { has } from '../../has.ts'
import { until } from '../../until.ts'

async function aDatabase(t: Test, options: { max?: number; prepare?: boolean } = {}) {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 1, prepare: true, ...options })
  t.teardown(async () => {
    await db.destroy()
    await drop()
  })
  return db
}

const one = async (db: Db, query: ReturnType<typeof sql<{ value: unknown }>>) =>
  (await query.execute(db)).rows[0]?.value

test('connect: an instant is read as it is sent: UTC, milliseconds, Z; a date stays a date', async (t) => {
  const db = await aDatabase(t)
  for (const [text, read] of [
    ['2017-10-13 15:00:00+00', '2017-10-13T15:00:00.000Z'],
    ['2017-10-13 15:00:00.5+00', '2017-10-13T15:00:00.500Z'],
    ['2017-10-13 15:00:00.05+00', '2017-10-13T15:00:00.050Z'],
    ['2017-10-13 15:00:00.123+00', '2017-10-13T15:00:00.123Z'],
    ['2017-10-14T00:00:00+09:00', '2017-10-13T15:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ] as const)
    t.equal(await one(db, sql`select ${text}::timestamptz(3) as value`), read, text)
  t.equal(await one(db, sql`select '2017-10-13'::date as value`), '2017-10-13')
  t.equal(await one(db, sql`select 5::int as value`), 5)
  t.strictSame(await one(db, sql`select '{"a": null}'::jsonb as value`), { a: null })
  t.equal(await one(db, sql`select null::timestamptz as value`), null)
})

test('connect: a statement with parameters is prepared once for a connection, and not at all when told so', async (t) => {
  for (const prepare of [true, false]) {
    const db = await aDatabase(t, { prepare })
    for (const n of [1, 2, 3]) t.equal(await one(db, sql`select ${n}::int + 1 as value`), n + 1)
    await sql`select 1`.execute(db)
    const { rows } = await sql<{
      name: string
      statement: string
    }>`select name, statement from pg_prepared_statements`.execute(db)
    has(t, rows, prepare ? [{ name: /^c[0-9a-f]{16}$/, statement: 'select $1::int + 1 as value' }] : [])
    t.equal(rows.length, prepare ? 1 : 0)
  }
})

test('connect: the number of prepared statements is bounded, and the other statements work too', async (t) => {
  const db = await aDatabase(t)
  for (let i = 0; i < 520; i++) t.equal(await one(db, sql`select ${i}::int + ${sql.lit(i)} as value`), 2 * i)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(db)
  t.ok((rows[0]?.n ?? 0) <= 500)
})

test('connect: statements, locks and idle transactions end before a client gives up', async (t) => {
  const db = await aDatabase(t)
  for (const [name, value] of [
    ['statement_timeout', '4s'],
    ['lock_timeout', '3s'],
    ['idle_in_transaction_session_timeout', '10s'],
    ['TimeZone', 'UTC'],
    ['application_name', 'cohort'],
  ] as const)
    t.equal(await one(db, sql`select current_setting(${name}) as value`), value)
})

// Without the listener on each connection, a connection closed while in use ended the process.
test('connect: connections that Postgres closes, idle or in use, are replaced', async (t) => {
  const db = await aDatabase(t, { max: 10 })
  for (let round = 1; round <= 3; round++) {
    const busy = Array.from({ length: 9 }, () =>
      db
        .transaction()
        .execute((tx) => sql`select pg_sleep(60)`.execute(tx))
        .then(
          () => 'done',
          (error) => error.message,
        ),
    )
    const sleepers = sql`datname = current_database() and pid <> pg_backend_pid() and query like '%pg_sleep%'`
    const asleep = () => one(db, sql`select count(*)::int as value from pg_stat_activity where ${sleepers}`)
    await until('nine are in use', async () => (await asleep()) === 9)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where ${sleepers}`.execute(db)
    t.notOk((await Promise.all(busy)).includes('done'))
    t.equal(await one(db, sql`select 1 as value`), 1, `round ${round}`)
  }
})

const settings = sql<Record<string, string>>`select current_setting('statement_timeout') as timeout,
  current_setting('TimeZone') as zone, current_setting('work_mem') as memory, current_setting('application_name') as name`

test('connect: options of the address are kept, and ours win', async (t) => {
  const { url, drop } = await createDatabase()
  const options = encodeURIComponent('-c statement_timeout=0 -c TimeZone=Asia/Seoul -c work_mem=8MB')
  const db = connect({ url: `${url}${url.includes('?') ? '&' : '?'}options=${options}`, max: 1, prepare: true })
  t.teardown(() => db.destroy().then(drop))
  const { rows } = await settings.execute(db)
  t.strictSame(rows, [{ timeout: '4s', zone: 'UTC', memory: '8MB', name: 'cohort' }])
})

/** In a process of its own: the driver reads some of the environment when it is imported. */
test('connect: PG variables fill in what the address leaves out, and do not change how we talk to Postgres', async (t) => {
  const { url, drop } = await createDatabase()
  t.teardown(drop)
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const env = {
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: pathname.slice(1),
    PGSSLMODE: 'disable',
    PGOPTIONS: '-c statement_timeout=0',
    PGAPPNAME: 'other',
    PGREPLICATION: 'database',
    PGCLIENT_ENCODING: 'LATIN1',
    NODE_PG_FORCE_NATIVE: '1',
  }
  const script = `
    import { sql } from ${JSON.stringify(import.meta.resolve('kysely'))}
    import { connect } from ${JSON.stringify(import.meta.resolve('../../../src/platform/postgres/db.ts'))}
    const db = connect({ url: 'postgres://', max: 1, prepare: true })
    const { rows } = await sql\`select current_database() as database, current_user as user, $\{'é'}::text as letter,
      current_setting('statement_timeout') as timeout, current_setting('application_name') as name\`.execute(db)
    console.log(JSON.stringify(rows[0]))
    await db.destroy()`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env })
  t.strictSame(JSON.parse(stdout), {
    database: env.PGDATABASE,
    user: env.PGUSER,
    letter: 'é',
    timeout: '4s',
    name: 'cohort',
  })
})
