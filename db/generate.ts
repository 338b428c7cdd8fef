import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { migrate } from '../src/platform/postgres/migrate.ts'
import { dumpSchema } from './dump.ts'
import { TABLE_TYPES, tableTypes } from './table-types.ts'

/** `npm run db:generate`: applies the migrations to a temporary database, and writes db/schema.sql and the table types. */
const dataDir = await mkdtemp(join(tmpdir(), 'cohort-schema-'))
await chmod(dataDir, 0o755)
const { url, stop } = await startEmbeddedPostgres({ dataDir })
const db = connect({ url, max: 1, prepare: false })
try {
  await migrate(db)
  await writeFile(new URL('schema.sql', import.meta.url), await dumpSchema(db))
  await writeFile(TABLE_TYPES, await tableTypes(url))
} finally {
  await db.destroy()
  await stop()
  await rm(dataDir, { recursive: true, force: true })
}
