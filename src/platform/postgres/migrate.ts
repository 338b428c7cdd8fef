import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { connect, type Db } from './db.ts'
import { isConcurrent, type MigrationFile, NEW_INDEX, readMigrations, type Step } from './migration-files.ts'

const FOLDER = new URL('../../../db/migrations/', import.meta.url)
/** Any number will do, as long as every process of every version uses this one. */
const LOCK = 720_171_120
/** While a statement waits for its table, everyone who comes later waits behind it: so it waits briefly, and often. */
const LOCK_TIMEOUT = '300ms'
const PAUSE_MS = { first: 500, longest: 5_000 }
/** A table that is locked, and a deadlock: both pass. */
const PASSING = ['55P03', '40P01']

export interface MigrateOptions {
  folder?: URL
  /** How long a statement is tried again while its table is locked, and how long another process may migrate. */
  patience_ms?: number
  /** Told what is waited for. */
  tell?: (line: string) => void
}

/** Files, and the steps of a file that was begun, by name. */
async function findApplied(db: Db): Promise<Map<string, string>> {
  const { rows: found } = await sql<{ table: string | null }>`select to_regclass('migration') as table`.execute(db)
  if (!found[0]?.table) return new Map()
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db)
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/** What is not applied yet. Fails for what was changed since. */
function pending<Item extends { name: string; sha256: string }>(items: Item[], applied: Map<string, string>): Item[] {
  return items.filter(({ name, sha256 }) => {
    const before = applied.get(name)
    if (before && before !== sha256)
      throw new Error(`migration ${name} was changed after it was applied: add a new file instead`)
    return !before
  })
}

const record = (db: Db, { name, sha256 }: { name: string; sha256: string }) =>
  sql`insert into migration (name, sha256) values (${name}, ${sha256})`.execute(db)

/** The oldest transaction of others, which is who most likely holds what a migration waits for. */
async function tellOldest(db: Db): Promise<string> {
  const { rows } = await sql<{ pid: number; name: string; seconds: number }>`
    select pid, application_name as name, extract(epoch from clock_timestamp() - xact_start)::int as seconds
    from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
    order by xact_start limit 1`.execute(db)
  const [oldest] = rows
  if (!oldest) return 'no open transaction is visible'
  return `the oldest open transaction is that of pid ${oldest.pid} (${oldest.name}), ${oldest.seconds} s`
}

/**
 * Applies the plain SQL files of db/migrations that this database has not seen, in their order, beside a version that serves.
 * Each statement is a transaction of its own, with a note that it was done: a migration that was killed goes on where it was.
 * Processes that start together wait for the first; a file that changed after it was applied stops the start.
 */
export async function migrate(db: Db, options: MigrateOptions = {}): Promise<string[]> {
  const { folder = FOLDER, patience_ms = 10 * 60_000, tell = () => {} } = options
  const files = await readMigrations(folder)

  /** Runs `work`, which takes locks, until it gets them. */
  async function retry(db: Db, name: string, work: () => Promise<void>) {
    const until = performance.now() + patience_ms
    for (let pause = PAUSE_MS.first; ; pause = Math.min(2 * pause, PAUSE_MS.longest)) {
      try {
        return await work()
      } catch (error) {
        if (!PASSING.includes((error as { code?: string }).code ?? '')) throw error
        const line = `migration ${name} waits for a lock: ${await tellOldest(db)}`
        if (performance.now() > until) throw new Error(`${line}; given up`, { cause: error })
        tell(line)
      }
      // Those who waited behind it get their turn. By chance, so that it does not meet the same job each time.
      await sleep(pause * (0.5 + Math.random()))
    }
  }

  const inTransaction = (db: Db, name: string, work: (tx: Db) => Promise<void>) =>
    retry(db, name, () =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true), set_config('statement_timeout', '0', true)`.execute(
          tx,
        )
        await work(tx)
      }),
    )

  /** It cannot run in a transaction. It waits for transactions, not in front of anybody, so it may wait for long. */
  const alone = (db: Db, { name, statement }: Step) =>
    retry(db, name, async () => {
      await sql`select set_config('lock_timeout', '0', false), set_config('statement_timeout', '0', false)`.execute(db)
      try {
        const [, index] = NEW_INDEX.exec(statement) ?? []
        if (index) await dropInvalid(db, index)
        await sql.raw(statement).execute(db)
      } finally {
        await sql`reset lock_timeout`.execute(db)
        await sql`reset statement_timeout`.execute(db)
      }
    })

  async function applyWhole(db: Db, files: MigrationFile[]) {
    await inTransaction(db, files.at(-1)?.name ?? '', async (tx) => {
      await sql`create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz(3) not null default now())`.execute(
        tx,
      )
      for (const file of files) {
        await sql.raw(file.text).execute(tx)
        await record(tx, file)
      }
    })
  }

  async function applySteps(db: Db, file: MigrationFile) {
    for (const step of pending(file.steps, await findApplied(db))) {
      if (isConcurrent(step.statement)) {
        await alone(db, step)
        await record(db, step)
        continue
      }
      await inTransaction(db, step.name, async (tx) => {
        await sql.raw(step.statement).execute(tx)
        await record(tx, step)
      })
    }
    await db.transaction().execute(async (tx) => {
      await sql`delete from migration where name = any(${file.steps.map(({ name }) => name)})`.execute(tx)
      await record(tx, file)
    })
  }

  return db.connection().execute(async (db) => {
    const until = performance.now() + patience_ms
    for (;;) {
      if (pending(files, await findApplied(db)).length === 0) return []
      // Asked again and again: a statement that waits would itself be waited for by a concurrent index of the one that has it.
      if (await isGot(db, sql`pg_try_advisory_lock(${sql.lit(LOCK)})`)) break
      if (performance.now() > until) throw new Error('another process migrates this database and does not finish')
      await sleep(100)
    }
    try {
      const fresh = pending(files, await findApplied(db))
      const whole = fresh.filter(({ steps }) => steps.length === 0)
      if (whole.length > 0) await applyWhole(db, whole)
      for (const file of fresh) if (file.steps.length > 0) await applySteps(db, file)
      return fresh.map(({ name }) => name)
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(LOCK)})`.execute(db).catch(() => {})
    }
  })
}

async function isGot(db: Db, lock: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select ${lock} as got`.execute(db)
  return rows[0]?.got === true
}

/** What a concurrent build left that was killed: it is not used, and its name is taken. */
async function dropInvalid(db: Db, index: string) {
  const { rows } = await sql`select from pg_index where indexrelid = to_regclass(${index}) and not indisvalid`.execute(
    db,
  )
  if (rows.length > 0) await sql.raw(`drop index concurrently ${index}`).execute(db)
}

/** The same by a connection of its own, which waits for as long as a migration, or another process' one, takes. */
export async function migrateAt(url: string, options: MigrateOptions = { tell: console.error }): Promise<string[]> {
  const db = connect({ url, max: 1, prepare: false, patient: true })
  return migrate(db, options).finally(() => db.destroy())
}
