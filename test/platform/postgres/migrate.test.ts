import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { connect, type Db } from '../../../src/platform/postgres/db.ts'
import { migrate } from '../../../src/platform/postgres/migrate.ts'
import { createDatabase } from '../../database.ts'
import { aReader, migrationNames, NEXT, withOneMore } from '../../migrations.ts'
import { until } from '../../until.ts'

const files = await migrationNames()

async function aDatabase(t: Test, template?: string) {
  const { url, drop } = await createDatabase(template)
  const db = connect({ url, max: 12, prepare: false })
  t.teardown(async () => {
    await db.destroy()
    await drop()
  })
  return { db, url }
}

async function rowsOf<Row>(db: Db, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(db)).rows
}
const noted = (db: Db) =>
  rowsOf(db, sql<{ name: string }>`select name from migration order by name`).then((rows) =>
    rows.map(({ name }) => name),
  )

const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'it did not fail',
    (error: Error) => error.message,
  )

/** Waits until a statement like this one runs. */
const running = (db: Db, like: string) =>
  until(`${like} runs`, async () => {
    const found = await rowsOf(
      db,
      sql`select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and state = 'active' and query ilike ${like}`,
    )
    return found.length > 0
  })

// Without the advisory lock, all but one of the ten failed on tables that were there already.
test('migrate: of ten that start together one applies every file, in order, and nine find nothing to do', async (t) => {
  const { db } = await aDatabase(t, 'template0')
  const applied = await Promise.all(Array.from({ length: 10 }, () => migrate(db)))
  t.strictSame(
    applied.filter((names) => names.length > 0),
    [files],
  )
  t.strictSame(await migrate(db), [])
  const rows = await rowsOf(db, sql<{ name: string; sha256: string }>`select name, sha256 from migration order by name`)
  t.strictSame(
    rows.map(({ name }) => name),
    files,
  )
  for (const { sha256 } of rows) t.match(sha256, /^[0-9a-f]{64}$/)
  t.strictSame(
    await rowsOf(
      db,
      sql`select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database
      where datname = current_database())`,
    ),
    [],
    'the lock is given back',
  )
})

test('migrate: a file that changed after it was applied stops everything', async (t) => {
  const { db } = await aDatabase(t)
  const [first = ''] = files
  await sql`update migration set sha256 = 'another' where name = ${first}`.execute(db)
  t.equal(await failureOf(migrate(db)), `migration ${first} was changed after it was applied: add a new file instead`)
})

test('migrate: one of the first files that fails half-way leaves nothing behind', async (t) => {
  const { db } = await aDatabase(t, 'template0')
  await sql`create table application (id int)`.execute(db)
  t.equal(await failureOf(migrate(db)), 'relation "application" already exists')
  const rows = await rowsOf(db, sql`select tablename from pg_tables where schemaname = 'public'`)
  t.strictSame(rows, [{ tablename: 'application' }])
  await sql`drop table application`.execute(db)
  t.strictSame(await migrate(db), files)
})

test('migrate: after a failure in the middle of a file the next run goes on from there', async (t) => {
  const { db } = await aDatabase(t)
  const { folder, write } = await withOneMore(t, 'create table done (n int); insert into done values (1); select 1 / 0')
  t.equal(await failureOf(migrate(db, { folder })), 'division by zero')
  t.strictSame(await noted(db), [...files, `${NEXT}:1`, `${NEXT}:2`])
  await write('create table done (n int); insert into done values (7); select 1')
  t.equal(
    await failureOf(migrate(db, { folder })),
    `migration ${NEXT}:2 was changed after it was applied: add a new file instead`,
  )
  await write('create table done (n int); insert into done values (1); select 1')
  t.strictSame(await migrate(db, { folder }), [NEXT])
  t.strictSame(await rowsOf(db, sql`select n from done`), [{ n: 1 }], 'once')
  t.strictSame(await noted(db), [...files, NEXT])
})

test('migrate: a statement that may run twice must bear it', async (t) => {
  const { db } = await aDatabase(t)
  const { folder } = await withOneMore(t, 'create table a (n int); create index concurrently a_n on a (n)')
  t.equal(
    await failureOf(migrate(db, { folder })),
    `migration ${NEXT}: a statement with CONCURRENTLY may run twice: write IF [NOT] EXISTS`,
  )
  t.strictSame(await noted(db), files)
})

// With a lock_timeout of 60 s and no pause, the others waited for as long as the reader was there.
test('migrate: while a reader keeps a table, others use it; the statement is tried again until it is free', async (t) => {
  const { db } = await aDatabase(t)
  const { folder } = await withOneMore(t, 'alter table city add column later text; alter table city drop column later')
  const reader = await aReader(db, 'city')
  const told: string[] = []
  const migrated = migrate(db, { folder, tell: (line) => told.push(line) })
  let slowest = 0
  await until('it was told twice', async () => {
    const began = performance.now()
    await db.selectFrom('city').select('id').execute()
    slowest = Math.max(slowest, performance.now() - began)
    return told.length >= 2
  })
  t.ok(slowest < 1_000, `the slowest took ${Math.round(slowest)} ms`)
  await reader.rollback().execute()
  t.strictSame(await migrated, [NEXT])
  t.match(
    told[0],
    /^migration 9001_next\.sql:1 waits for a lock: the oldest open transaction is that of pid \d+ \(cohort\), \d+ s$/,
  )
})

test('migrate: it gives up after a time, and the error names the session that keeps the table', async (t) => {
  const { db } = await aDatabase(t)
  const { folder } = await withOneMore(t, 'alter table city add column later text')
  const reader = await aReader(db, 'city')
  t.match(
    await failureOf(migrate(db, { folder, patience_ms: 500 })),
    /^migration 9001_next\.sql:1 waits for a lock: .* of pid \d+ \(cohort\), \d+ s; given up$/,
  )
  await reader.rollback().execute()
  t.strictSame(await migrate(db, { folder }), [NEXT])
})

test('migrate: after a kill in the middle the next process goes on from there', async (t) => {
  const { db, url } = await aDatabase(t)
  const { folder } = await withOneMore(
    t,
    `create table done (n int);
     insert into done values (1);
     create index concurrently if not exists city_later on city (name, id);
     insert into done values (2)`,
  )
  const module = new URL('../../../src/platform/postgres/migrate.ts', import.meta.url)
  const script = `const { migrateAt } = await import(${JSON.stringify(module)})
    await migrateAt(${JSON.stringify(url)}, { folder: new URL(${JSON.stringify(folder)}) })`
  const reader = await aReader(db, 'city')
  const writer = await db.startTransaction().execute()
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(writer)
  await sql`insert into city (id, name, country, kind, created_at, updated_at) select gen_random_uuid(), 'X', 'OM', 'city', now(), now()`.execute(
    writer,
  )
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' })
  t.teardown(() => child.kill('SIGKILL'))
  // It waits for the writer, and the index is there but not valid.
  await running(db, 'create index concurrently%')
  child.kill('SIGKILL')
  await once(child, 'exit')
  t.strictSame(await noted(db), [...files, `${NEXT}:1`, `${NEXT}:2`])
  const index = () => rowsOf(db, sql`select indisvalid from pg_index where indexrelid = to_regclass('city_later')`)
  t.strictSame(await index(), [{ indisvalid: false }])

  const migrated = migrate(db, { folder })
  await running(db, 'drop index concurrently%')
  await writer.rollback().execute()
  await reader.rollback().execute()
  t.strictSame(await migrated, [NEXT])
  t.strictSame(await index(), [{ indisvalid: true }])
  t.strictSame(await rowsOf(db, sql`select n from done order by n`), [{ n: 1 }, { n: 2 }])
  t.strictSame(await noted(db), [...files, NEXT])
})
