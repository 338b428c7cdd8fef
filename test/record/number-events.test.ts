import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { cityCreated } from '../../src/network/cities/events.ts'
import { stoppedAt } from '../../src/platform/clock.ts'
import { type Ctx, inTransaction, system } from '../../src/platform/context.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { numberEvents } from '../../src/record/number-events.ts'
import { record } from '../../src/record/record.ts'
import { walkEvents } from '../../src/record/walk-events.ts'
import { createDatabase } from '../database.ts'
import { until, untilBlocked } from '../until.ts'

const now = '2017-10-02T00:00:00.123Z'

async function aDatabase(t: Test, max = 5) {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max, prepare: true })
  t.teardown(() => db.destroy().then(drop))
  const ctx: Ctx = { db, now, clock: stoppedAt(now), actor: system }
  const entry = () => ({ subject: 'city' as const, id: uuidv7(), action: 'create', event: cityCreated({}) })
  const write = (on = ctx, count = 1) => record(on, ...Array.from({ length: count }, entry))
  const events = () => db.selectFrom('event').select(['id', 'position']).orderBy('id').execute()
  return { db, ctx, write, events }
}
type World = Awaited<ReturnType<typeof aDatabase>>

/** A transaction that has written an event and stays open until it is told to commit. */
async function open({ ctx, write }: World) {
  const [written, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ended = inTransaction(ctx, async (ctx) => {
    await write(ctx)
    written.resolve()
    await mayCommit.promise
  })
  await written.promise
  return function commit() {
    mayCommit.resolve()
    return ended
  }
}

type Read = (after: string) => Promise<{ id: string; cursor: string }[]>

/** Reads all the time, each time from where it came to, until nothing is left after the end. */
function aReader(first: string, read: Read) {
  const seen: string[] = []
  let isEnding = false
  async function walk() {
    let cursor = first
    for (let isLast = false; !isLast; ) {
      isLast = isEnding
      const before = cursor
      const rows = await read(before)
      seen.push(...rows.map(({ id }) => id))
      cursor = rows.at(-1)?.cursor ?? before
      isLast &&= cursor === before
    }
  }
  const walking = walk()
  return {
    seen,
    end() {
      isEnding = true
      return walking
    },
  }
}

const ROUNDS = 10
const AT_ONCE = 12
/** By their place in the order of beginning: the first to begin is the last to commit. */
const COMMITS = [11, 3, 7, 1, 9, 5, 10, 2, 8, 4, 6, 0]

// Tried without the lock: two writers give the same position, and event_position refuses the second. Tried with the lock in
// the statement that numbers: the same, since its snapshot is older than its lock.
test('walkEvents: a reader gets every event once, whatever the order of the commits; one that reads by id misses some', async (t) => {
  const world = await aDatabase(t, AT_ONCE + 6)
  const { db, events } = world
  const byPosition = aReader('0', async (after) =>
    (await walkEvents(db, after, 5)).map(({ id, position }) => ({ id, cursor: position })),
  )
  const byId = aReader('00000000-0000-0000-0000-000000000000', async (after) =>
    (await db.selectFrom('event').select('id').where('id', '>', after).orderBy('id').limit(5).execute()).map(
      ({ id }) => ({ id, cursor: id }),
    ),
  )
  let isWriting = true
  const numbering = Array.from({ length: 3 }, async () => {
    for (let i = 0; i < 100_000 && isWriting; i++) await numberEvents(db)
  })
  for (let round = 1; round <= ROUNDS; round++) {
    const commits: (() => Promise<void>)[] = []
    for (let i = 0; i < AT_ONCE; i++) commits.push(await open(world))
    for (const i of COMMITS) {
      const [numbered, walked] = [byPosition.seen.length, byId.seen.length]
      await commits[i]?.()
      if (i === COMMITS[0]) {
        await until('the event is read by position', () => byPosition.seen.length > numbered)
        await until('the event is read by id', () => byId.seen.length > walked)
      }
    }
  }
  isWriting = false
  await Promise.all(numbering)
  await numberEvents(db)
  await Promise.all([byPosition.end(), byId.end()])

  const all = (await events()).map(({ id }) => id)
  t.equal(all.length, ROUNDS * AT_ONCE)
  t.strictSame([...byPosition.seen].sort(), all, 'each once')
  t.not(String(byPosition.seen), String(all), 'and not in the order in which they began')
  t.equal(byId.seen.length, ROUNDS, 'by id it got the highest of each round, and passed the others')
})

test('numberEvents: committed events get the next positions in the order of ids, however many there are', async (t) => {
  const world = await aDatabase(t)
  const { db, ctx, write, events } = world
  await numberEvents(db)
  await write(ctx, 2_500)
  const commit = await open(world)
  await write(ctx)
  await numberEvents(db)
  const positions = async () => (await events()).map(({ position }) => position)
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1))
  t.strictSame(await positions(), upTo(2_501), 'the open transaction is not there yet')
  await commit()
  await numberEvents(db)
  t.strictSame(await positions(), [...upTo(2_500), '2502', '2501'], 'it comes last, though its id is lower')
  await numberEvents(db)
  t.strictSame(await positions(), [...upTo(2_500), '2502', '2501'], 'a position stays')
  t.strictSame(
    (await walkEvents(db, '2500', 9)).map(({ position }) => position),
    ['2501', '2502'],
  )
})

// Tried with the lock in the same statement as the numbers: it went on from 1, behind what readers had passed.
test('numberEvents: a second writer waits for the commit of the first, and goes on from its positions', async (t) => {
  const { db, ctx, write, events } = await aDatabase(t)
  await write()
  const [isHeld, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('number events', 0))`.execute(ctx.db)
    await write(ctx)
    await sql`update event set position = 7 where id = (select id from event order by id desc limit 1)`.execute(ctx.db)
    isHeld.resolve()
    await mayCommit.promise
  })
  await isHeld.promise
  const second = numberEvents(db)
  await untilBlocked(db)
  mayCommit.resolve()
  await Promise.all([first, second])
  t.strictSame(
    (await events()).map(({ position }) => position),
    ['8', '7'],
  )
})

test('numberEvents: rows that are copied into another database keep their positions, and new ones come after them', async (t) => {
  const [one, other] = [await aDatabase(t), await aDatabase(t)]
  await one.write(one.ctx, 5)
  await numberEvents(one.db)
  await one.write(one.ctx, 2)
  // As a dump of the data alone has them: rows, and the state of no sequence.
  const rows = await one.db.selectFrom('event').selectAll().orderBy('id').execute()
  await other.db
    .insertInto('event')
    .values(rows.map(({ payload, ...row }) => ({ ...row, payload: JSON.stringify(payload) })))
    .execute()
  await other.write()
  await numberEvents(other.db)
  t.strictSame(
    (await other.events()).map(({ id, position }) => [id, position]),
    (await other.events()).map(({ id }, i) => [id, String(i + 1)]),
  )
  t.strictSame(
    (await other.events()).slice(0, 7).map(({ id }) => id),
    rows.map(({ id }) => id),
  )
  t.equal((await other.events()).length, 8)
})
