import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { sharedState, withDatabase } from './database.ts'

/** Runs once before all tests: a Postgres of their own, and in it the migrated template that every test file clones. */
const dataDir = await mkdtemp(join(tmpdir(), 'cohort-test-'))
await chmod(dataDir, 0o755)
const given = process.env.TEST_DATABASE_URL
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  shared_buffers: '256MB',
}
const server = given ? { url: given } : await startEmbeddedPostgres({ dataDir, settings })
const db = connect({ url: withDatabase(server.url, 'postgres'), max: 1, prepare: false })
await sql`drop database if exists cohort_template with (force)`.execute(db)
await sql`create database cohort_template`.execute(db)
await db.destroy()
const template = connect({ url: withDatabase(server.url, 'cohort_template'), max: 1, prepare: false })
await migrate(template)
await template.destroy()
await mkdir(new URL('../.tap/', import.meta.url), { recursive: true })
await writeFile(sharedState, JSON.stringify({ url: server.url, dataDir, given: Boolean(given) }))
