import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { test } from 'tap'
import { dumpSchema } from '../db/dump.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { createDatabase } from './database.ts'

test('db/schema.sql and the table types are what the migrations make', async (t) => {
  const database = await createDatabase()
  const db = connect({ url: database.url, max: 1, prepare: false })
  t.equal(
    await dumpSchema(db),
    await readFile(new URL('../db/schema.sql', import.meta.url), 'utf8'),
    'run npm run db:generate',
  )
  await db.destroy()
  const verify = promisify(execFile)(
    'npx',
    ['kysely-codegen', '--config-file', 'db/codegen.json', '--verify', '--url', database.url],
    {
      cwd: new URL('..', import.meta.url).pathname,
    },
  )
  await t.resolves(verify, 'run npm run db:generate')
  await database.drop()
})
