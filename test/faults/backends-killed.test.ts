import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { test } from 'tap'
import { has } from '../has.ts'
import { until } from '../until.ts'
import { aLiveServer, keepCalling, lasting, type Seen, seen, slowest, tally } from './rig.ts'

// With `57` or `Connection terminated` unknown to `problemOf`, 1 to 8 of some 4,000 answers were 500.
test('backends: reads and writes survive the kill of every backend, once a second', async (t) => {
  const { call, key, db } = await aLiveServer(t)
  const reads = Array.from({ length: 8 }, () => keepCalling(() => seen(call, '/v1/programs?limit=5', { key })))
  const refused: Seen[] = []
  const ids: string[] = []
  let isOver = false
  /** As a client should: the same key until there is an answer. */
  async function writeOn() {
    for (const end = performance.now() + 600_000; !isOver && performance.now() < end; ) {
      const headers = { 'idempotency-key': randomUUID() }
      const json = { name: headers['idempotency-key'], kind: 'partner' }
      const id = await until('it is written', async () => {
        const one = await seen(call, '/v1/organisations', { key, method: 'POST', json, headers })
        if (one.status === 201) return (one.body as { id: string }).id
        // 409 request_in_flight: the connection of the first attempt is being killed while the second begins.
        refused.push(one)
      })
      ids.push(id)
    }
  }
  const writes = Promise.all(Array.from({ length: 8 }, writeOn))
  let killed = 0
  for (let second = 0; second < lasting(6, 30) || (ids.length <= 50 && second < 60); second++) {
    await sleep(1_000)
    const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
    killed += rows.length
  }
  isOver = true
  await writes
  const read = (await Promise.all(reads.map(({ stop }) => stop()))).flat()

  t.comment(
    `killed ${killed}`,
    'reads',
    tally(read),
    'writes',
    ids.length,
    tally(refused),
    `slowest ${slowest(read)} ms`,
  )
  const isGood = (name: string) => /^(200|503 unavailable|503 overloaded|409 request_in_flight)$/.test(name)
  t.strictSame(
    Object.keys(tally([...read, ...refused])).filter((name) => !isGood(name)),
    [],
    'never a 500',
  )
  t.ok(killed > 10)
  t.ok(ids.length > 50)
  const { rows } = await sql<{ name: string; n: number }>`select count(*)::int as n, count(distinct name)::int as names
    from organisation where id = any(${ids})`.execute(db)
  has(t, rows, [{ n: ids.length, names: ids.length }])
  const { rows: all } = await sql<{ n: number }>`select count(*)::int as n from organisation`.execute(db)
  t.equal(all[0]?.n, ids.length, 'each write happened once, however often it was tried')
  t.equal((await seen(call, '/v1/programs', { key })).status, 200)
})
