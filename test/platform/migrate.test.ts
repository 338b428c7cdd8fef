import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { connect } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { createDatabase } from '../database.ts'

const files = (await readdir(new URL('../../db/migrations/', import.meta.url)))
  .filter((name) => name.endsWith('.sql'))
  .sort()

async function aDatabase(t: Test, template?: string) {
  const { url, drop } = await createDatabase(template)
  const db = connect({ url, max: 12, prepare: false })
  t.teardown(async () => {
    await db.destroy()
    await drop()
  })
  return db
}

// Without the advisory lock, all but one of the ten failed on tables that were there already.
test('of ten that start together one applies every file, in order, and nine find nothing to do', async (t) => {
  const db = await aDatabase(t, 'template0')
  const applied = await Promise.all(Array.from({ length: 10 }, () => migrate(db)))
  t.same(
    applied.filter((names) => names.length > 0),
    [files],
  )
  t.same(await migrate(db), [])
  const { rows } = await sql<{
    name: string
    sha256: string
  }>`select name, sha256 from migration order by name`.execute(db)
  t.match(
    rows,
    files.map((name) => ({ name, sha256: /^[0-9a-f]{64}$/ })),
  )
})

test('a file that changed after it was applied stops everything', async (t) => {
  const db = await aDatabase(t)
  const [first = ''] = files
  await sql`update migration set sha256 = 'another' where name = ${first}`.execute(db)
  await t.rejects(migrate(db), {
    message: `migration ${first} was changed after it was applied: add a new file instead`,
  })
})

test('what fails half-way leaves nothing behind', async (t) => {
  const db = await aDatabase(t, 'template0')
  await sql`create table application (id int)`.execute(db)
  await t.rejects(migrate(db), /relation "application" already exists/)
  const { rows } = await sql`select tablename from pg_tables where schemaname = 'public'`.execute(db)
  t.same(rows, [{ tablename: 'application' }])
  await sql`drop table application`.execute(db)
  t.same(await migrate(db), files)
})
