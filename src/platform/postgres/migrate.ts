import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { connect, type Db } from './db.ts'
import { isConcurrent, type MigrationFile, NEW_INDEX, readMigrations, type Step } from './migration-files.ts'

const FOLDER = new URL('../../../db/migrations/', import.meta.url)
/** An arbitrary number. Every process of every version must use the same. */
const LOCK = 720_171_120
/** While a statement waits for a table's lock, all later ones queue behind it: so it waits briefly, and often. */
const LOCK_TIMEOUT = '300ms'
const PAUSE_MS = { first: 500, longest: 5_000 }
/** A locked table and a deadlock: both are temporary. */
const PASSING = ['55P03', '40P01']

export interface MigrateOptions {
  folder?: URL
  /** How long a statement is retried while its table is locked, and how long another process may migrate. */
  patience_ms?: number
  /** Called with a line about each wait. */
  tell?: (line: string) => void
}

/** The hashes of the applied files, and of the applied steps of an unfinished file, by name. */
async function findApplied(db: Db): Promise<Map<string, string>> {
  const { rows: found } = await sql<{ table: string | null }>`select to_regclass('migration') as table`.execute(db)
  if (!found[0]?.table) return new Map()
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db)
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/** The items that are not applied yet. Throws if an applied one was changed since. */
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

/** Describes the oldest other transaction: it most likely holds the lock that a migration waits for. */
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
 * Applies the new SQL files of db/migrations, in order, while an older version may serve. Each statement is its own
 * transaction, which also records it, so a killed migration continues where it stopped. Processes that start together
 * wait for the first. A file that was changed after it was applied stops the start. Returns the names of the applied
 * files.
 */
export async function migrate(db: Db, options: MigrateOptions = {}): Promise<string[]> {
  const { folder = FOLDER, patience_ms = 10 * 60_000, tell = () => {} } = options
  const files = await readMigrations(folder)

  /** Retries `work` until it gets its locks. */
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
      // Statements that queued behind it get their turn. The pause is random, so that it does not meet the same job
      // each time.
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

  /** Runs a statement that cannot run in a transaction. Nothing queues behind it, so it may wait for long. */
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
      // Polls, because the holder may build an index concurrently, which would wait for a waiting statement.
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

/** The number of applied files, and the names of those that are not applied. It changes nothing. */
export async function pendingMigrations(db: Db): Promise<{ applied: number; pending: string[] }> {
  const files = await readMigrations(FOLDER)
  const applied = await findApplied(db)
  return {
    applied: files.filter(({ name }) => applied.has(name)).length,
    pending: pending(files, applied).map(({ name }) => name),
  }
}

/** The number of applied files, and the name of the last one. */
export async function findMigrations(db: Db): Promise<{ count: number; latest: string }> {
  const { rows } = await sql<{ count: number; latest: string }>`
    select count(*)::int as count, replace(coalesce(max(name), 'none'), '.sql', '') as latest from migration`.execute(
    db,
  )
  return rows[0] as { count: number; latest: string }
}

/** Drops the index that a killed concurrent build left: it is not used, and its name is taken. */
async function dropInvalid(db: Db, index: string) {
  const { rows } = await sql`select from pg_index where indexrelid = to_regclass(${index}) and not indisvalid`.execute(
    db,
  )
  if (rows.length > 0) await sql.raw(`drop index concurrently ${index}`).execute(db)
}

/** Migrates over a separate connection without time limits. */
export async function migrateAt(url: string, options: MigrateOptions = { tell: console.error }): Promise<string[]> {
  const db = connect({ url, max: 1, prepare: false, patient: true })
  return migrate(db, options).finally(() => db.destroy())
}
