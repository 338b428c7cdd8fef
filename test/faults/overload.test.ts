import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { test } from 'tap'
import { until } from '../until.ts'
import { aLiveServer, keepCalling, lasting, seen, slowest, tally } from './rig.ts'

const SLICE_MS = 250
const sorted = (all: number[]) => all.sort((a, b) => a - b)
const median = (all: number[]) => sorted(all)[Math.floor(all.length / 2)] ?? 0

interface Load {
  /** Answers with 200 a second, of the median slice. */
  goodput: number
  statuses: string[]
  /** Milliseconds. */
  good: number[]
  refused: number[]
}

/** So many clients, each of which sends the next request as soon as the last one is answered, and heeds no Retry-After. */
function load(url: string, key: string, connections: number, seconds: number): Promise<Load> {
  const good: number[] = []
  const refused: number[] = []
  const slices: number[] = []
  const statuses = new Set<string>()
  const headers = { authorization: `Bearer ${key}` }
  return new Promise((resolve, reject) => {
    let counted = 0
    const slice = setInterval(() => {
      slices.push(good.length - counted)
      counted = good.length
    }, SLICE_MS)
    const cannon = autocannon({ url, connections, duration: seconds, headers }, (error) => {
      clearInterval(slice)
      if (error) return reject(error)
      // The first second is that of the connections.
      const goodput = (median(slices.slice(1_000 / SLICE_MS)) * 1_000) / SLICE_MS
      resolve({ goodput, statuses: [...statuses].sort(), good: sorted(good), refused: sorted(refused) })
    })
    cannon.on('response', (_client, status, _bytes, ms) => {
      statuses.add(String(status))
      const kind = status === 200 ? good : refused
      kind.push(ms)
    })
  })
}

const at = (all: number[], p: number) => Math.round(all[Math.ceil(all.length * p) - 1] ?? 0)

// Without `rest` goodput fell to 0.14 of the peak; with nobody refused early, refusals took more than a second.
test('overload: the service carries as many requests as it can, and refuses the others at once', async (t) => {
  const { url, call, key, world } = await aLiveServer(t)
  for (let i = 0; i < 5; i++) await world.aProgram()
  const programs = `${url}/v1/programs?limit=5`
  const seconds = lasting(3, 10)
  await load(programs, key, 16, 2)
  const before = await load(programs, key, 32, seconds)
  const probes = ['/livez', '/readyz'].map((path) =>
    keepCalling(async () => ({ ...(await seen(call, path)), ...(await sleep(50)) })),
  )
  const others = keepCalling(() => sleep(20).then(() => seen(call, '/v1/organisations', { key })))
  const over = await load(programs, key, 600, seconds + 1)
  const [alive = [], ready = []] = await Promise.all(probes.map(({ stop }) => stop()))
  const beside = await others.stop()
  await until('it serves again', async () => (await seen(call, '/v1/programs', { key })).status === 200)
  const after = await load(programs, key, 32, seconds)

  const peak = (before.goodput + after.goodput) / 2
  const told = ({ goodput, good, refused }: Load) =>
    `${goodput}/s, 200 p50/p99 ${at(good, 0.5)}/${at(good, 0.99)} ms; refused ${refused.length}, p50/p99 ${at(refused, 0.5)}/${at(refused, 0.99)} ms`
  for (const [name, one] of Object.entries({ before, over, after })) t.comment(name, told(one))
  t.comment(
    'beside',
    tally(beside),
    slowest(beside),
    'alive',
    tally(alive),
    slowest(alive),
    'ready',
    tally(ready),
    slowest(ready),
  )
  t.strictSame(before.statuses, ['200'])
  t.strictSame(over.statuses, ['200', '503'])
  t.ok(over.goodput >= lasting(0.3, 0.7) * peak, `${(over.goodput / peak).toFixed(2)} of the peak`)
  // The half second that a client who comes back too early is not read from is in it.
  t.ok(at(over.refused, 0.9) < lasting(2_000, 1_000), 'refusals are quick')
  t.ok(at(over.good, 0.99) < lasting(4_000, 2_500), 'and what is taken is not kept waiting')
  t.strictSame([tally(alive), tally(ready), tally(beside)].map(Object.keys), [['200'], ['200'], ['200']])
  t.strictSame(after.statuses, ['200'], 'after it nobody is refused')
  t.ok(at(after.good, 0.5) < lasting(6, 3) * at(before.good, 0.5))
  t.equal((await seen(call, '/v1/programs', { key })).status, 200)
})
