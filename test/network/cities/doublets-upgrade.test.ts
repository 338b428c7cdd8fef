import { sql } from 'kysely'
import { test } from 'tap'
import { uuidv7 } from '../../../src/platform/ids.ts'
import { connect } from '../../../src/platform/postgres/db.ts'
import { migrate } from '../../../src/platform/postgres/migrate.ts'
import { createDatabase } from '../../database.ts'
import { migrationsBefore } from '../../migrations.ts'

test('migrate: of cities that differ in spelling only, the oldest keeps the name, and the others stay', async (t) => {
  const { url, drop } = await createDatabase('template0')
  const db = connect({ url, max: 4, prepare: false })
  t.teardown(async () => {
    await db.destroy()
    await drop()
  })
  await migrate(db, { folder: await migrationsBefore(t, '0015_search.sql') })
  const rows = [
    ['São Bento', 'BR', 'city', '2017-01-02'],
    ['Sao Bento', 'BR', 'city', '2017-01-01'],
    ['sao-bento', 'BR', 'city', '2017-01-03'],
    ['Sao Bento', 'PT', 'city', '2017-01-04'],
    ['Sao  Bento', 'BR', 'district', '2017-01-05'],
    ['—', 'BR', 'city', '2017-01-06'],
  ] as const
  for (const [name, country, kind, at] of rows)
    await sql`insert into city (id, name, country, kind, created_at, updated_at)
      values (${uuidv7()}, ${name}, ${country}, ${kind}, ${at}, ${at})`.execute(db)

  await migrate(db)
  const found = await db.selectFrom('city').select(['name', 'name_key']).orderBy('created_at').execute()
  t.strictSame(
    found.map(({ name, name_key }) => [name, name_key]),
    [
      ['Sao Bento', 'saobento'],
      ['São Bento', null],
      ['sao-bento', null],
      ['Sao Bento', 'saobento'],
      ['Sao  Bento', 'saobento'],
      ['—', '—'],
    ],
  )
  const unfound = await db.selectFrom('city').select('id').where('search', 'is', null).execute()
  t.strictSame(unfound, [], 'a search finds each of them')
})
