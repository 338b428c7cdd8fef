import { parseArgs } from 'node:util'
import { chanceFrom } from './soak/chance.ts'
import { disturb } from './soak/chaos.ts'
import { gather, judge, settle } from './soak/check.ts'
import { nothingStrange, openDecisionsHidden, replaysAgree, walkAgrees } from './soak/check-answers.ts'
import { createAsk } from './soak/client.ts'
import { runClients } from './soak/clients.ts'
import type { Finding } from './soak/finding.ts'
import { emptyJournal } from './soak/journal.ts'
import { judgeProcesses, killsOf, operationsOf, printReport, progress } from './soak/report.ts'
import { openScene } from './soak/scene.ts'
import { createWorld, type World } from './soak/world.ts'

/**
 * Runs clients while processes are killed, Postgres crashes and deadlines pass. Then compares the database and the
 * files with the answers that the clients got.
 */

const CLIENTS = 8
const QUICK = 120

function readOptions() {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, quick: { type: 'boolean' }, seed: { type: 'string' } },
  })
  const seconds = Number(values.seconds ?? (values.quick ? QUICK : 600))
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  if (!(seconds > 0) || !Number.isInteger(seed)) throw new Error('--seconds and --seed take a number')
  return { seconds, seed }
}

async function run(world: World): Promise<string> {
  const { seconds, seed } = readOptions()
  console.log(`${seconds} seconds, ${CLIENTS} clients, --seed ${seed}`)
  await world.open()
  const { processes, hosts, files } = world
  const journal = emptyJournal()
  const chance = chanceFrom(seed)
  const ask = createAsk(journal, hosts, chance)
  const scene = await openScene(ask)

  const signal = AbortSignal.timeout(seconds * 1_000)
  const telling = setInterval(progress(journal, processes), 10_000)
  await Promise.all([
    runClients({ journal, hosts, scene, count: CLIENTS, seed, signal }),
    disturb({ world, scene, ask, chance, seconds, signal }),
  ])
  clearInterval(telling)
  const operations = operationsOf(journal)

  const db = world.connect()
  await settle(db)
  const findings: Finding[] = [
    await replaysAgree(journal, hosts(), chance),
    await openDecisionsHidden(db, ask, scene, chance),
    await walkAgrees(db, ask, scene),
    ...nothingStrange(journal),
    ...judgeProcesses(processes, (await world.stop()) ?? []),
    ...judge(await gather(db, files), journal),
  ]
  await db.destroy()
  printReport(journal, processes, findings)
  const failed = findings.filter(({ faults }) => faults.length > 0)
  if (failed.length > 0)
    throw new Error(failed.map(({ invariant, faults }) => `${invariant} (${faults.length})`).join('; '))
  return `${operations} operations, ${killsOf(processes)} kills, ${findings.length} invariants hold`
}

const world = await createWorld(process.env.DATABASE_URL)
let isInterrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    if (isInterrupted) return
    isInterrupted = true
    await world.close()
    console.log('soak: interrupted')
    process.exit(130)
  })
const last = await run(world).catch((error: Error) => {
  process.exitCode = 1
  return `FAILED: ${error.message}`
})
await world.close()
if (!isInterrupted) {
  console.log(`soak: ${last}`)
  // If a start failed, clients still send requests. Exit without waiting for them.
  process.exit()
}
