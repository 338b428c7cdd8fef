import { setTimeout as sleep } from 'node:timers/promises'
import { type Test, test } from 'tap'
import { aServer, keyOf } from '../child.ts'
import { until } from '../until.ts'
import { aPostgres, type Call, keepCalling, lasting, type Seen, seen, slowest, tally, within } from './rig.ts'

/** Reads and writes by twenty clients, as the day brings them. */
function traffic(call: Call, key: string) {
  const read = () => seen(call, '/v1/programs?limit=5', { key })
  const write = () => seen(call, '/v1/organisations', { key, method: 'POST', json: { name: 'One', kind: 'partner' } })
  return Array.from({ length: 20 }, (_, i) => keepCalling(i % 4 === 0 ? write : read, 100))
}

interface Outage {
  leave: () => unknown
  back: () => unknown
  ms: number
}

async function passOutage(t: Test, url: string, { leave, back, ms }: Outage) {
  const { call, said } = await aServer(t, { DATABASE_URL: url, SANDBOX: 'true', LOG_LEVEL: 'info' })
  const key = await keyOf(call)
  t.equal((await seen(call, '/v1/programs', { key })).status, 200, 'before')
  const before = traffic(call, key)
  await until('each client was answered', () => before.every(({ all }) => all.length >= 3))
  await leave()
  const during = traffic(call, key)
  const lived = keepCalling(async () => ({ ...(await seen(call, '/livez')), ...(await sleep(50)) }))
  const ready: Seen[] = []
  for (const end = performance.now() + ms; performance.now() < end; await sleep(100))
    ready.push(await seen(call, '/readyz'))
  await back()
  const returned = performance.now()
  await until('it serves again', async () => (await seen(call, '/v1/programs', { key })).status === 200)
  const recovery = performance.now() - returned
  const all = (await Promise.all([...before, ...during].map(({ stop }) => stop()))).flat()
  const alive = await lived.stop()

  t.comment(
    tally(all),
    `slowest ${slowest(all)} ms, /livez ${slowest(alive)} ms, first success ${Math.round(recovery)} ms after its return`,
  )
  t.strictSame(
    Object.keys(tally(all)).filter((name) => !/^(200|201|503 (unavailable|overloaded))$/.test(name)),
    [],
  )
  t.ok(slowest(all) < within(5_000), 'every request is answered within 5 s')
  t.strictSame(Object.keys(tally(ready)), ['503 unavailable'], 'not ready')
  t.ok(slowest(ready) < within(5_000))
  t.strictSame(Object.keys(tally(alive)), ['200'], 'and alive')
  t.ok(slowest(alive) < within(1_000))
  t.ok(recovery < within(5_000), 'the first success comes within 5 s of its return')
  for (let i = 0; i < 20; i++) t.equal((await seen(call, '/v1/programs', { key })).status, 200, 'and all that follow')
  t.equal((await seen(call, '/readyz')).status, 200)
  // A short fault before the outage may have had a line of its own.
  const told = await until('the log tells of the end of the outage', () =>
    [...said().matchAll(/\{[^\n]*"available_again"\}/g)]
      .map(([line]) => JSON.parse(line))
      .find((each) => each.ms > ms / 2),
  )
  t.equal(told.level, 30)
  t.ok(told.ms < ms + 30_000, `for how long: ${told.ms} ms`)
  t.ok(told.refused > 0)
}

// With the clock asked for probes too, /livez was 503: the sandbox's clock is in the database.
test('Postgres: it stops and comes back, and the service with it', async (t) => {
  const { url, stop, start } = await aPostgres(t)
  await passOutage(t, url, { leave: stop, back: start, ms: lasting(3_000, 15_000) })
})

// The first refusal comes after up to 5 s, so a shorter outage could be told as less than half of it.
// Without `giveUpOnSilence` requests hung until it came back, 10 s here, and for the whole outage in earnest.
test('Postgres: it stands still, takes connections and answers nothing; the service refuses in time and recovers', async (t) => {
  const { url, freeze, thaw } = await aPostgres(t)
  await passOutage(t, url, { leave: freeze, back: thaw, ms: lasting(12_000, 15_000) })
})
