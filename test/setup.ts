import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { jobKinds } from '../src/jobs.ts'
import { installJobs } from '../src/platform/jobs.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { migrate } from '../src/platform/postgres/migrate.ts'
import { sharedState, withDatabase } from './database.ts'

/** Runs once before all tests: starts a Postgres, and creates the migrated template that every test file clones. */
async function startKeeper() {
  const dataDir = await mkdtemp(join(tmpdir(), 'cohort-test-'))
  await chmod(dataDir, 0o755)
  const script = fileURLToPath(new URL('keeper.ts', import.meta.url))
  const keeper = spawn(process.execPath, [script, String(process.ppid), dataDir, fileURLToPath(sharedState)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await Promise.race([once(keeper.stdout, 'data'), once(keeper, 'exit')])
  keeper.stdout.destroy()
  keeper.unref()
  if (typeof said[0] === 'number') throw new Error('the Postgres of the tests does not start')
  return { url: String(said[0]).trim(), dataDir, keeper: keeper.pid }
}

const given = process.env.TEST_DATABASE_URL
const shared = given ? { url: given } : await startKeeper()
const db = connect({ url: withDatabase(shared.url, 'postgres'), max: 1, prepare: false })
await sql`drop database if exists cohort_template with (force)`.execute(db)
await sql`create database cohort_template`.execute(db)
await db.destroy()
const template = connect({ url: withDatabase(shared.url, 'cohort_template'), max: 1, prepare: false })
await migrate(template)
await installJobs(template, jobKinds)
await template.destroy()
await mkdir(new URL('../.tap/', import.meta.url), { recursive: true })
await writeFile(sharedState, JSON.stringify(shared))
