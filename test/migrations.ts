import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import type { Test } from 'tap'
import type { Db } from '../src/platform/postgres/db.ts'

const FOLDER = new URL('../db/migrations/', import.meta.url)
/** The name of a migration that comes after all others. */
export const NEXT = '9001_next.sql'

export const migrationNames = async () => (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()

/** Copies the migrations to a folder and adds one more. */
export async function withOneMore(t: Test, statements: string) {
  const path = await mkdtemp(join(tmpdir(), 'cohort-migrations-'))
  t.teardown(() => rm(path, { recursive: true, force: true }))
  await cp(FOLDER, path, { recursive: true })
  const write = (statements: string) => writeFile(join(path, NEXT), statements)
  await write(statements)
  return { folder: pathToFileURL(`${path}/`), write }
}

/** A folder with the migrations that come before this one. */
export async function migrationsBefore(t: Test, first: string) {
  const path = await mkdtemp(join(tmpdir(), 'cohort-migrations-'))
  t.teardown(() => rm(path, { recursive: true, force: true }))
  for (const name of await migrationNames()) if (name < first) await cp(new URL(name, FOLDER), join(path, name))
  return pathToFileURL(`${path}/`)
}

/** Opens a transaction that has read the tables and stays open. */
export async function aReader(db: Db, ...tables: ('city' | 'application' | 'program')[]) {
  const reader = await db.startTransaction().execute()
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(reader)
  for (const table of tables) await reader.selectFrom(table).select('id').execute()
  return reader
}
