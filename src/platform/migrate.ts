import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { connect, type Db } from './db.ts'

const FOLDER = new URL('../../db/migrations/', import.meta.url)
/** Any number will do, as long as every process of every version uses this one. */
const LOCK = 720_171_120

/**
 * Applies the plain SQL files of db/migrations that this database has not seen, in their order, all in one transaction.
 * Processes that start together wait for the first; a file that changed after it was applied stops the start.
 */
export async function migrate(db: Db): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('lock_timeout', '60s', true), set_config('statement_timeout', '0', true)`.execute(tx)
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx)
    await sql`create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz(3) not null default now())`.execute(
      tx,
    )
    const seen = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(tx)
    const applied = new Map(seen.rows.map((row) => [row.name, row.sha256]))
    const fresh: string[] = []
    for (const name of files) {
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before === sha256) continue
      if (before) throw new Error(`migration ${name} was changed after it was applied: add a new file instead`)
      await sql.raw(text).execute(tx)
      await sql`insert into migration (name, sha256) values (${name}, ${sha256})`.execute(tx)
      fresh.push(name)
    }
    return fresh
  })
}

/** The same by a connection of its own, which waits for as long as a migration, or another process' one, takes. */
export async function migrateAt(url: string): Promise<string[]> {
  const db = connect({ url, max: 1, prepare: false, patient: true })
  return migrate(db).finally(() => db.destroy())
}
