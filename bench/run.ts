import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { localFiles } from '../src/platform/files.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { secretsFrom } from '../src/platform/secrets.ts'
import { type Contender, rssOf, startBare, startCohort } from './contenders.ts'
import { load, type Measured, parentOf } from './load.ts'
import { type Operation, operations, type World } from './operations.ts'
import { pgbench } from './pgbench.ts'
import { plansOf } from './plans.ts'
import { type Result, report } from './report.ts'
import { makeWorld } from './world.ts'

/** Measures Cohort, as a user runs it, and the bare server on the same Postgres by turns, and prints their ratios. */
const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const rounds = Number(given.rounds ?? (given.quick ? 2 : 5))
/** The share of the requests that a measurement sends: fewer in a quick run. */
const portion = given.quick ? 0.4 : 1
const say = (text: string) => (given.json ? console.error(text) : console.log(text))
const PEPPER = 'a pepper for the bench that is long enough'

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] as number
const middle = (all: Measured[]) =>
  Object.fromEntries(
    (['rps', 'p50', 'p99', 'server_us', 'database_us'] as const).map((name) => [
      name,
      median(all.map((one) => one[name])),
    ]),
  ) as unknown as Measured

/** Sorts an answer's characters: jsonb orders members differently than the schema. */
const sorted = (text: string) => [...text].sort().join('')

/** Checks that both answer the same bytes, apart from the order of members. Otherwise the comparison means nothing. */
async function compare(operation: Operation, world: World, contenders: Contender[]) {
  for (const { path, headers } of await operation.calls(world, 20)) {
    const answers = await Promise.all(
      contenders.map(async ({ url }) => (await fetch(url + path, headers && { headers })).text()),
    )
    if (new Set(answers.map(sorted)).size > 1)
      throw new Error(`${operation.name} is answered differently:\n${answers.join('\n')}`)
  }
}

/** Lets both compile their hot code before a measurement. Cohort has more of it. */
async function warmUp(operation: Operation, world: World, contenders: Contender[]) {
  for (const contender of contenders)
    await load(
      contender,
      Math.min(8, ...operation.connections.slice(-1)),
      await operation.calls(world, operation.count),
    )
}

async function measure(
  operation: Operation,
  connections: number,
  world: World,
  contenders: Contender[],
): Promise<Result> {
  const share = connections === 1 ? 0.3 : connections === 8 ? 0.8 : 1
  const count = Math.ceil(operation.count * share * portion)
  const all = contenders.map((): Measured[] => [])
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const which = (round + turn) % contenders.length
      const calls = await operation.calls(world, count)
      all[which]?.push(await load(contenders[which] as Contender, connections, calls))
    }
  const [cohort, bare] = all.map(middle) as [Measured, Measured]
  const result = { operation: operation.name, connections, cohort, bare }
  say(report([result]).split('\n').at(-1) as string)
  return result
}

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-bench-'))
  const files = join(folder, 'files')
  await mkdir(files)
  const settings = { shared_buffers: '512MB', max_wal_size: '4GB', max_connections: '100' }
  const postgres = await startEmbeddedPostgres({ dataDir: folder, settings })
  const db = connect({ url: postgres.url, max: 2, prepare: false, patient: true })
  const contenders: Contender[] = []
  try {
    const applications = given.large ? 1_000_000 : 100_000
    say(
      `2,000 cities, 200 programs, ${applications.toLocaleString('en')} applications; ${cpus().length} cores; ${rounds} rounds`,
    )
    const data = await makeWorld(db, localFiles(files), secretsFrom(PEPPER), applications)
    const child = await sql<{
      pid: number
    }>`select pid from pg_stat_activity where backend_type = 'checkpointer'`.execute(db)
    const postmaster = parentOf(Number(child.rows[0]?.pid))
    const options = { databaseUrl: postgres.url, files, postmaster }
    const cohortOptions = { ...options, pepper: PEPPER, log: join(folder, 'log') }
    // The first start fills the compile cache that later starts read.
    await (await startCohort(cohortOptions)).stop()
    const cohort = await startCohort(cohortOptions)
    contenders.push(cohort)
    const bare = await startBare({ ...options, log: join(folder, 'bare.log') })
    contenders.push(bare)
    const memory_start_mb = rssOf(cohort)
    say(`ready in ${cohort.ready_ms} ms with ${memory_start_mb} MB; bare ${bare.ready_ms} ms with ${rssOf(bare)} MB`)

    const [{ id, token }] = (await data.drafts(1)) as [{ id: string; token: string }]
    const world: World = { ...data, url: cohort.url, document: id }
    const upload = operations.find(({ name }) => name === 'upload_2mb') as Operation
    const [call] = await upload.calls(world, 1)
    const headers = { ...call?.headers, authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }
    await fetch(`${cohort.url}/v1/applications/${id}/documents/headshot`, {
      method: 'PUT',
      headers,
      body: call?.body as Buffer<ArrayBuffer>,
    })

    const results: Result[] = []
    say(report([]))
    for (const operation of operations.filter(({ name }) => !given.only || given.only.split(',').includes(name))) {
      if (operation.comparable) await compare(operation, world, contenders)
      await warmUp(operation, world, contenders)
      for (const connections of operation.connections) {
        const result = await measure(operation, connections, world, contenders)
        const tps = await pgbench(db, postgres.url, folder, world, operation.name, connections)
        if (tps) say(`${' '.repeat(28)}     pgbench ${tps.toFixed(0)}, ${(tps / result.bare.rps).toFixed(2)} of bare`)
        results.push({ ...result, ...(tps && { pgbench: tps }) })
      }
    }
    if (given.large) {
      const head = `# The plans of the hottest statements\n\nPostgres 18 with ${applications.toLocaleString('en')} applications; made by \`npm run bench -- --large\`.\n\n`
      await writeFile(new URL('results/plans.md', import.meta.url), head + (await plansOf(postgres.url, world)))
    }
    const memory = { memory_start_mb, memory_after_mb: rssOf(cohort), ready_ms: cohort.ready_ms }
    say(`memory after it all ${memory.memory_after_mb} MB; bare ${rssOf(bare)} MB`)
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
    const name = `${given.large ? 'large' : given.quick ? 'quick' : 'full'}.json`
    const kept = {
      commit,
      node: process.version,
      cores: cpus().length,
      cpu: cpus()[0]?.model,
      applications,
      rounds,
      ...memory,
      results,
    }
    if (!given.only) await writeFile(new URL(`results/${name}`, import.meta.url), `${JSON.stringify(kept, null, 2)}\n`)
    const ratio = (value: number) => Math.round(value * 1_000) / 1_000
    const ratios = results.map(({ operation, connections, cohort, bare }) => ({
      operation,
      connections,
      rps_ratio: ratio(cohort.rps / bare.rps),
      p99_ratio: ratio(cohort.p99 / bare.p99),
    }))
    if (given.json) console.log(JSON.stringify({ operations: ratios, ...memory }))
  } finally {
    for (const { stop } of contenders) await stop()
    await db.destroy()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await main()
