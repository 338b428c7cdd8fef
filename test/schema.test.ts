import { readFile } from 'node:fs/promises'
import { test } from 'tap'
import { dumpSchema } from '../db/dump.ts'
import { TABLE_TYPES, tableTypes } from '../db/table-types.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { createDatabase } from './database.ts'

test('migrations: they make db/schema.sql and the table types', async (t) => {
  const database = await createDatabase()
  const db = connect({ url: database.url, max: 1, prepare: false })
  t.equal(
    await dumpSchema(db),
    await readFile(new URL('../db/schema.sql', import.meta.url), 'utf8'),
    'run npm run db:generate',
  )
  await db.destroy()
  t.equal(await tableTypes(database.url), await readFile(TABLE_TYPES, 'utf8'), 'run npm run db:generate')
  await database.drop()
})
