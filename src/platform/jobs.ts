import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ConstructorOptions, fromKysely, PgBoss } from 'pg-boss'
import boss from 'pg-boss/package.json' with { type: 'json' }
import type { Db } from './postgres/db.ts'

type Sql = ReturnType<typeof fromKysely>

/**
 * Work that runs after its cause has committed, in any worker: at least once, so it must be safe to repeat. The data are
 * ids and never a person's data, because jobs are kept after they are done.
 */
export interface JobKind<Data extends object> {
  name: string
  retries: number
  /** Only to carry the type of the data. */
  data?: Data
}

/** Names a kind of job. `src/jobs.ts` says what to do with it, and every process creates its queue at the start. */
export const defineJob = <Data extends object>(name: string, { retries = 8 } = {}): JobKind<Data> => ({ name, retries })

/** Jobs that failed for good wait here for a person: `cohort_job_dead_letters` counts them. */
const DEAD = 'dead_letters'
const DAY = 86_400
/** A worker that is silent for this long has lost its job: another one gets it at its next look, 10 s later at most. */
const HEARTBEAT_SECONDS = 10
const POLL_SECONDS = 1

const QUEUE = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 300,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 900,
  deleteAfterSeconds: 7 * DAY,
}

/** The package is imported only where there is work for it: that takes 0.2 s. */
async function bossOn(db: Db | Sql, options: ConstructorOptions = {}): Promise<PgBoss> {
  const { fromKysely, PgBoss } = await import('pg-boss')
  return new PgBoss({
    db: 'executeSql' in db ? db : fromKysely(db),
    supervise: false,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
    ...options,
  })
}

/** An arbitrary number, the same in every process. */
const LOCK = 720_171_121

async function install(db: Db, kinds: readonly JobKind<object>[]) {
  const boss = await bossOn(db)
  boss.on('error', () => {})
  await boss.start()
  try {
    const known = new Set((await boss.getQueues()).map(({ name }) => name))
    if (!known.has(DEAD)) await boss.createQueue(DEAD, { retentionSeconds: 365 * DAY })
    for (const { name, retries } of kinds) {
      const queue = { ...QUEUE, retryLimit: retries, deadLetter: DEAD }
      if (known.has(name)) await boss.updateQueue(name, queue)
      else await boss.createQueue(name, queue)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** The comment of the schema when it is up to date, so that a start need not look further. */
const stateOf = (kinds: readonly JobKind<object>[]) =>
  JSON.stringify([boss.version, QUEUE, DEAD, ...kinds.map(({ name, retries }) => [name, retries])])

async function isInstalled(db: Db, state: string): Promise<boolean> {
  const { rows } = await sql<{ state: string | null }>`
    select obj_description(to_regnamespace('pgboss'), 'pg_namespace') as state`.execute(db)
  return rows[0]?.state === state
}

/**
 * Creates the schema `pgboss` and the queues, or brings them up to date. Every process does so at its start, after the
 * migrations. Processes that start together wait for each other: pg-boss begins and ends transactions of its own, so a
 * loser of its race would leave a connection in a broken one.
 */
export async function installJobs(db: Db, kinds: readonly JobKind<object>[]): Promise<void> {
  await db.connection().execute(async (db) => {
    const got = async () =>
      (await sql<{ got: boolean }>`select pg_try_advisory_lock(${sql.lit(LOCK)}) as got`.execute(db)).rows[0]?.got
    const state = stateOf(kinds)
    if (await isInstalled(db, state)) return
    while (!(await got())) await sleep(100)
    const make = async () => {
      if (await isInstalled(db, state)) return
      await install(db, kinds)
      await sql`comment on schema pgboss is ${sql.lit(state)}`.execute(db)
    }
    await make().finally(() => sql`select pg_advisory_unlock(${sql.lit(LOCK)})`.execute(db))
  })
}

/** Timers that never run: a sender has nothing to do between two jobs. */
const noTimers = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: () => undefined,
  clearTimeout: () => {},
  setInterval: () => undefined,
  clearInterval: () => {},
}

let sender: Promise<PgBoss> | undefined

/** Reads the queues once in a process, through the first caller's transaction. Later callers use only their own. */
async function openSender(db: Db): Promise<PgBoss> {
  const { fromKysely } = await import('pg-boss')
  let first: Sql | undefined = fromKysely(db)
  const boss = await bossOn(
    { executeSql: async (text, values) => first?.executeSql(text, values) ?? { rows: [] } },
    { clock: noTimers },
  )
  boss.on('error', () => {})
  await boss.start()
  first = undefined
  return boss
}

/**
 * Adds a job in the caller's transaction: it exists if the transaction commits, and a worker takes it within about a
 * second.
 */
export async function enqueue<Data extends object>(db: Db, { name }: JobKind<Data>, data: Data): Promise<void> {
  sender ??= openSender(db).catch((error) => {
    sender = undefined
    throw error
  })
  const boss = await sender
  const { fromKysely } = await import('pg-boss')
  await boss.send(name, data, { db: fromKysely(db) })
}

/** A kind of job with its work. `work` throws to have it tried again, later each time. */
export interface Worked {
  kind: JobKind<object>
  work: (data: never) => Promise<unknown>
}

/** The same, checked: the work takes the data of the kind. */
export const worked = <Data extends object>(kind: JobKind<Data>, work: (data: Data) => Promise<unknown>): Worked => ({
  kind,
  work: work as Worked['work'],
})

export interface JobWatch {
  /** Around each run: it gets the name of the job and its work. */
  run: (name: string, work: () => Promise<unknown>) => Promise<unknown>
  onError: (error: unknown) => void
}

/**
 * Takes jobs and works them until stopped, each kind one at a time in this process. A killed process' jobs go to others
 * within half a minute. `stop` waits for running jobs.
 */
export async function startJobs(db: Db, kinds: readonly Worked[], { run, onError }: JobWatch) {
  const boss = await bossOn(db, {
    // `installJobs` has done that. Its background part needs all results of several statements, which Kysely does not give.
    migrate: false,
    supervise: true,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  })
  boss.on('error', onError)
  await boss.start()
  for (const { kind, work } of kinds)
    await boss.work<never>(kind.name, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }, async (jobs) => {
      for (const { data } of jobs) await run(kind.name, () => work(data))
    })
  return { stop: () => boss.stop({ timeout: 20_000 }) }
}

/** The number of jobs that failed for good. */
export async function countDead(db: Db): Promise<number> {
  const { rows: found } = await sql<{ is: boolean }>`select to_regclass('pgboss.job') is not null as is`.execute(db)
  if (!found[0]?.is) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pgboss.job where name = ${sql.lit(DEAD)}`.execute(db)
  return rows[0]?.count ?? 0
}
