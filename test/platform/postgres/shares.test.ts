import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { Deadline } from '../../../src/platform/deadline.ts'
import { connect, type Db, poolCounts } from '../../../src/platform/postgres/db.ts'
import { createShares } from '../../../src/platform/postgres/shares.ts'
import { createDatabase } from '../../database.ts'
import { has } from '../../has.ts'
import { until } from '../../until.ts'

async function aPool(t: Test, max: number, wait_ms = 300) {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max, prepare: true })
  t.teardown(async () => {
    await db.destroy()
    await drop()
  })
  const { of, isFull } = createShares(db, { wait_ms })
  return { db, shares: { of: (name: string, ms = 4_500) => of(name, new Deadline(ms)), isFull } }
}

/** Takes connections until one is refused. */
async function fill(db: Db) {
  const held = []
  for (let wanted = 1; wanted <= 100; wanted++) {
    try {
      held.push(await db.startTransaction().execute())
    } catch (refusal) {
      return { held, refusal }
    }
  }
  throw new Error('no connection is refused')
}

test('shares: a share never holds more connections than it leaves', async (t) => {
  const { db, shares } = await aPool(t, 8)
  const all = []
  // Without the rule the first took all eight.
  for (const [name, count] of [
    ['one', 4],
    ['two', 2],
    ['three', 1],
  ] as const) {
    const { held, refusal } = await fill(shares.of(name))
    t.equal(held.length, count, name)
    has(
      t,
      refusal,
      { status: 503, code: 'overloaded', headers: { 'retry-after': '1' } },
      'who waits is told so in time',
    )
    all.push(...held)
  }
  const before = performance.now()
  await sql`select 1`.execute(shares.of('four'))
  t.ok(performance.now() - before < 900, 'and one that is new waits for nobody')
  t.strictSame(poolCounts(db).waiting, 0)
  await Promise.all(all.map((transaction) => transaction.rollback().execute()))
  const { held } = await fill(shares.of('two'))
  t.equal(held.length, 4, 'what was given back can be taken again')
  for (const transaction of held) await transaction.rollback().execute()
})

test('shares: waiting requests are served in turn, and the share with the fewest connections first', async (t) => {
  const { db, shares } = await aPool(t, 4)
  const { held } = await fill(shares.of('one'))
  t.equal(held.length, 2)
  const served: string[] = []
  const ask = (name: string) => sql`select pg_sleep(0.05)`.execute(shares.of(name)).then(() => served.push(name))
  const others = [await db.startTransaction().execute(), await db.startTransaction().execute()]
  const asked = ['one', 'one', 'two'].map(ask)
  await until('the three are counted', () => poolCounts(db).waiting === 3)
  await others[0]?.rollback().execute()
  await Promise.all(asked.slice(2))
  t.strictSame(served, ['two'])
  for (const transaction of [...held, others[1]]) await transaction?.rollback().execute()
  await Promise.all(asked)
  t.strictSame(served, ['two', 'one', 'one'])
})

test('shares: a share is full when as many wait as it has room for; the others keep their room', async (t) => {
  // A connection is opened while they wait, which takes its time on a busy machine.
  const { shares } = await aPool(t, 4, 2_000)
  const one = shares.of('one')
  const { held } = await fill(one)
  const waiting = Array.from({ length: 60 }, () => sql`select 1`.execute(one))
  t.ok(shares.isFull('one'), 'half of 30 for each connection')
  t.notOk(shares.isFull('two'))
  has(t, await t.rejects(sql`select 1`.execute(one)), { code: 'overloaded' }, 'let in together with the others')
  await sql`select 1`.execute(shares.of('two'))
  for (const transaction of held) await transaction.rollback().execute()
  await Promise.all(waiting)
  t.notOk(shares.isFull('one'))
})

test('shares: a connection that cannot be opened does not count as held', async (t) => {
  const nowhere = connect({ url: 'postgres://localhost:1/none', max: 2, prepare: false })
  const share = createShares(nowhere).of('one', new Deadline(4_500))
  for (let i = 0; i < 5; i++) has(t, await t.rejects(sql`select 1`.execute(share)), { code: 'ECONNREFUSED' })
})

// Two waits for a lock of almost 3 s each made a request take 6.6 s.
test('shares: a request that holds a connection past its deadline loses it, and another connection takes its place', async (t) => {
  const { db, shares } = await aPool(t, 2)
  const began = performance.now()
  await t.rejects(sql`select pg_sleep(3)`.execute(shares.of('one', 200)), /Connection terminated/)
  t.ok(performance.now() - began < 1_000)
  t.strictSame((await sql`select 1 as one`.execute(shares.of('one'))).rows, [{ one: 1 }])
  t.equal(poolCounts(db).total, 1)
})

// With a new time for each statement, the third one was let run.
test('shares: one deadline counts for all statements, and for the wait for a connection', async (t) => {
  const { db, shares } = await aPool(t, 2)
  const one = shares.of('one', 500)
  const nap = () => sql`select pg_sleep(0.2)`.execute(one)
  const began = performance.now()
  await nap()
  await nap()
  await t.rejects(nap(), /Connection terminated/)
  const took = performance.now() - began
  t.ok(took >= 450 && took < 1_000, `${Math.round(took)} ms`)
  await t.rejects(nap(), /Connection terminated/, 'and nothing begins after it')

  const { held } = await fill(shares.of('one'))
  const asked = performance.now()
  has(t, await t.rejects(sql`select 1`.execute(shares.of('one', 100))), { code: 'overloaded' })
  t.ok(performance.now() - asked < 250, 'before the 300 ms of each wait')
  for (const transaction of held) await transaction.rollback().execute()
  t.strictSame((await sql`select 1 as one`.execute(shares.of('one'))).rows, [{ one: 1 }], 'no connection was lost')
  t.equal(poolCounts(db).waiting, 0)
})

test('shares: a connection that is opened too late goes back to the pool', async (t) => {
  const { db } = await aPool(t, 1)
  const busy = await db.startTransaction().execute()
  const { ahead } = createShares(db)
  const began = performance.now()
  await t.rejects(sql`select 1`.execute(ahead(new Deadline(200))), /Connection terminated/)
  t.ok(performance.now() - began < 1_000)
  await busy.rollback().execute()
  await until('it is back', () => poolCounts(db).idle === 1)
  t.strictSame(poolCounts(db), { total: 1, idle: 1, waiting: 0 })
  t.strictSame((await sql`select 1 as one`.execute(ahead(new Deadline(200)))).rows, [{ one: 1 }])
})

test('Deadline: paused time does not count', async (t) => {
  const deadline = new Deadline(300)
  deadline.pause()
  deadline.pause()
  await sleep(100)
  t.ok(deadline.left > 290)
  deadline.resume()
  deadline.resume()
  t.ok(deadline.left > 290)
  await sleep(350)
  t.equal(deadline.left, 0)
})
