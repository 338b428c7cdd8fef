import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { defineJob, enqueue, installJobs, startJobs, worked } from '../../src/platform/jobs.ts'
import { connect, type Db } from '../../src/platform/postgres/db.ts'
import { transaction } from '../../src/platform/postgres/pipeline.ts'
import { createDatabase } from '../database.ts'
import { has } from '../has.ts'
import { until } from '../until.ts'

const count = defineJob<{ number: number }>('count')
const breakDown = defineJob<{ number: number }>('break_down', { retries: 1 })
const KINDS = [count, breakDown]

async function aDatabase(t: Test) {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 10, prepare: true })
  t.teardown(() => db.destroy().then(drop))
  return db
}

interface Watch {
  failed: unknown[]
  errors: unknown[]
}

/** Works the jobs of the test as a worker would. */
async function aWorker(t: Test, db: Db, work: (number: number) => Promise<unknown>, watch?: Watch) {
  const both = [worked(count, ({ number }) => work(number)), worked(breakDown, ({ number }) => work(number))]
  const worker = await startJobs(db, both, {
    run: (_, work) =>
      work().catch((error) => {
        watch?.failed.push(error)
        throw error
      }),
    onError: (error) => watch?.errors.push(error),
  })
  t.teardown(() => worker.stop())
  return worker
}

test('jobs: ten processes may make the queues at once; a job exists if its transaction commits, and is done once', async (t) => {
  const db = await aDatabase(t)
  await sql`drop schema pgboss cascade`.execute(db)
  await Promise.all(Array.from({ length: 10 }, () => installJobs(db, KINDS)))
  await installJobs(db, KINDS)
  await Promise.all(
    Array.from({ length: 10 }, (_, number) =>
      transaction(db, async (tx) => {
        await enqueue(tx, count, { number })
        if (number % 2 === 1) throw new Error('rolled back')
      }).catch(() => {}),
    ),
  )
  const done: number[] = []
  const work = async (number: number) => done.push(number)
  const watch = { failed: [], errors: [] }
  for (let i = 0; i < 3; i++) await aWorker(t, db, work, watch)
  await until('all are done', async () => {
    const { rows } = await sql`select from pgboss.job where name = 'count' and state <> 'completed'`.execute(db)
    return rows.length === 0
  })
  t.strictSame(done.sort(), [0, 2, 4, 6, 8], 'three workers did each once')
  t.strictSame(watch, { failed: [], errors: [] })
})

test('jobs: a job that fails is tried again, and waits for a person after its last try', async (t) => {
  const db = await aDatabase(t)
  await installJobs(db, KINDS)
  await enqueue(db, breakDown, { number: 7 })
  const watch: Watch = { failed: [], errors: [] }
  await aWorker(
    t,
    db,
    async () => {
      throw new Error('no such luck')
    },
    watch,
  )
  const dead = await until('it is dead', async () => {
    const { rows } = await sql<{ data: object }>`select data from pgboss.job where name = 'dead_letters'`.execute(db)
    return rows[0]
  })
  has(t, dead, { data: { number: 7 } })
  t.equal(watch.failed.length, 2)
  t.strictSame(watch.errors, [])
})

test('jobs: another worker does the job of a worker that went silent', async (t) => {
  const db = await aDatabase(t)
  await installJobs(db, KINDS)
  await enqueue(db, count, { number: 1 })
  // As a killed process leaves it: taken, and no sign of life for longer than the heartbeat.
  await sql`update pgboss.job set state = 'active', started_on = now() - interval '20 s',
    heartbeat_on = now() - interval '20 s' where name = 'count'`.execute(db)
  const done: number[] = []
  await aWorker(t, db, async (number) => done.push(number))
  await until('it is done', () => done.length === 1, 60_000)
  t.strictSame(done, [1])
})
