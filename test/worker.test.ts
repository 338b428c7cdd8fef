import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { test } from 'tap'
import { uuidv7 } from '../src/platform/ids.ts'
import { walkEvents } from '../src/record/walk-events.ts'
import { startWorker } from '../src/worker.ts'
import { aProcess } from './child.ts'
import { PDF } from './factories.ts'
import { has, lacks } from './has.ts'
import { build, type World } from './helper.ts'
import { until } from './until.ts'

type Used = Pick<World, 'db' | 'files' | 'post' | 'ctx' | 'database'>

/** The resources of a worker that goes by the test's clock. */
const resourcesOf = ({ db, files, post, ctx, database }: Used) => ({
  ...post,
  db,
  files,
  clock: async () => ctx().now,
  databaseUrl: database.url,
  close: async () => {},
})

test('startWorker: all that is due is done; a failed job is logged, and the others go on', async (t) => {
  const world = await build(t)
  const { files, setNow, staff, aProgram, aCity, aReadyDraft, anOffer } = world
  const [program, rolling, city] = [
    await aProgram(),
    await aProgram({ call: { closes_on: '2017-11-10', mode: 'rolling' } }),
    await aCity(),
  ]
  const draft = await aReadyDraft({ program, city })
  const offer = await anOffer({ program: rolling, city })
  const young = await aReadyDraft({ program: rolling, city })
  const statusOf = async (id: string) => (await staff.get(`/v1/applications/${id}`)).json().status

  const told: { job?: string; message: string }[] = []
  const broken = {
    ...files,
    list: () => {
      throw new Error('the store is gone')
    },
  }
  const worker = startWorker(resourcesOf({ ...world, files: broken }), {
    error: (context, message) => told.push({ ...context, message }),
    info: (context, message) => told.push({ ...context, message }),
  })
  await until('a job fails', () => told.length > 0)
  has(t, told, [{ job: 'sweep_files', message: 'job_failed', err: { message: 'the store is gone' } }])
  t.strictSame([await statusOf(draft.id), await statusOf(offer.id)], ['draft', 'offered'], 'their time has not come')

  setNow('2017-10-27T00:00:00.000Z')
  await until('the draft lapses', async () => (await statusOf(draft.id)) === 'lapsed')
  await until('the offer expires', async () => (await statusOf(offer.id)) === 'offer_expired')
  t.equal(await statusOf(young.id), 'draft')
  const before = Date.now()
  await worker.stop()
  t.ok(Date.now() - before < 900, 'it does not sleep to the end')
  t.equal(told.length, 1)

  setNow('2017-11-10T15:00:00.000Z')
  // Nothing shows that nothing happens but time: longer than the job waits between two rounds.
  await sleep(1_200)
  t.equal(await statusOf(young.id), 'draft', 'stopped is stopped')
})

test('startWorker: a job that works again is told once, with the length of its failure', async (t) => {
  const world = await build(t)
  const told: { job?: string; message: string; ms?: number }[] = []
  const note = (context: object, message: string) => void told.push({ ...context, message })
  await sql`alter table event rename to event_away`.execute(world.db)
  const worker = startWorker(resourcesOf(world), { error: note, info: note })
  await until('it fails', () => told.some(({ job }) => job === 'number_events'))
  await sql`alter table event_away rename to event`.execute(world.db)
  await until('it works again', () => told.some(({ message }) => message === 'job_works_again'))
  // Longer than the pause between two runs: the next one tells nothing.
  await sleep(1_200)
  await worker.stop()
  const again = told.filter(({ message }) => message === 'job_works_again')
  has(t, again, [{ job: 'number_events', ms: Number }])
})

test('startWorker: answers older than three days are deleted, and files that no row needs', async (t) => {
  const world = await build(t)
  const { db, files, folder, staff } = world
  for (const name of ['older', 'younger'])
    await staff.post('/v1/organisations', { name, kind: 'partner' }, { headers: { 'idempotency-key': name } })
  const answers = () => db.selectFrom('idempotency_key').select('created_at').orderBy('created_at').execute()
  const [first, second] = await answers()
  t.ok(first && second)
  await db
    .updateTable('idempotency_key')
    .set({ created_at: new Date(Date.now() - 73 * 3_600_000).toISOString() })
    .where('created_at', '=', String(first?.created_at))
    .execute()
  const key = uuidv7()
  await files.put(key, Readable.from([PDF]))
  const path = join(folder, key.slice(-2), key)
  await utimes(path, 0, 0)
  const told: object[] = []
  const worker = startWorker(resourcesOf(world), { error: (context) => told.push(context), info: () => {} })
  t.teardown(() => worker.stop())
  await until('the older answer is gone', async () => (await answers()).length === 1)
  t.strictSame(await answers(), [second])
  await until('the file is gone', async () => !(await readdir(join(folder, key.slice(-2)))).includes(key))
  t.strictSame(told, [])
})

test('startWorker: events are numbered within about a second, and old entries of the history are filled', async (t) => {
  const world = await build(t)
  const { db, aCity, aProgram } = world
  await aCity()
  await aProgram()
  await db.updateTable('history').set({ program_id: null }).execute()
  const told: object[] = []
  const worker = startWorker(resourcesOf(world), { error: (context) => told.push(context), info: () => {} })
  t.teardown(() => worker.stop())
  const positions = async () => (await walkEvents(db, '0', 100)).map(({ type, position }) => [type, position])
  await until('what was there has a position', async () => (await positions()).length === 2)
  const filled = db.selectFrom('history').select('id').where('program_id', 'is not', null)
  await until('the history is filled', async () => (await filled.execute()).length === 2)
  await aCity()
  await until('what comes gets a position', async () => (await positions()).length === 3, 5_000)
  t.strictSame(await positions(), [
    ['city.created', '1'],
    ['program.published', '2'],
    ['city.created', '3'],
  ])
  t.strictSame(told, [])
})

test('startWorker: several workers of one database do each thing once', async (t) => {
  const world = await build(t)
  const { db, setNow, aProgram, aCity, aReadyDraft } = world
  const [program, city] = [await aProgram(), await aCity()]
  const drafts = await Promise.all(Array.from({ length: 10 }, () => aReadyDraft({ program, city })))
  setNow('2017-10-27T00:00:00.000Z')
  const told: object[] = []
  const workers = Array.from({ length: 10 }, () =>
    startWorker(resourcesOf(world), { error: (context) => told.push(context), info: () => {} }),
  )
  const left = () => db.selectFrom('application').select('id').where('status', '=', 'draft').execute()
  await until('all drafts lapse', async () => (await left()).length === 0)
  await Promise.all(workers.map((worker) => worker.stop()))
  const lapses = await db.selectFrom('history').select('subject_id').where('action', '=', 'lapse').execute()
  t.strictSame(lapses.map(({ subject_id }) => subject_id).sort(), drafts.map(({ id }) => id).sort())
  const numbered = await walkEvents(db, '0', 100)
  t.strictSame(
    numbered.map(({ position }) => position),
    numbered.map((_, i) => String(i + 1)),
  )
  t.strictSame(told, [])
})

test('worker: a process of its own works until SIGTERM', async (t) => {
  const { db, database, aProgram, aCity, aReadyDraft } = await build(t)
  const { id } = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const worker = aProcess(t, 'worker', {
    DATABASE_URL: database.url,
    KEY_PEPPER: 'a pepper for tests that is long enough',
    LOG_LEVEL: 'info',
  })
  await worker.says(/"msg":"working"/)
  const status = async () =>
    (await db.selectFrom('application').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status
  await until('by the clock on the wall that call is long over', async () => (await status()) === 'lapsed')
  t.strictSame(await worker.kill('SIGTERM'), [0, null])
  lacks(t, worker.said(), /job_failed/)

  const unset = aProcess(t, 'worker', { DATABASE_POOL: 'many' })
  t.strictSame(await unset.exit, [1, null])
  t.match(unset.said(), /^The configuration is wrong:\n {2}- DATABASE_POOL: must be integer\n$/)
  const nowhere = aProcess(t, 'worker', { DATABASE_URL: 'postgres://localhost:1/none' })
  t.strictSame(await nowhere.exit, [1, null])
  t.match(nowhere.said(), /nothing listens at localhost:1/)
})
