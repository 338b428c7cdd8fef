import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Test } from 'tap'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts'
import { aServer } from '../child.ts'
import { build, PEPPER } from '../helper.ts'

/** With `COHORT_FAULTS=full` a fault lasts as long as the requirements say, else just long enough to see its effect. */
export const lasting = (brief: number, full: number) => (process.env.COHORT_FAULTS === 'full' ? full : brief)
/** The bound of a requirement. In a brief run, with other tests beside it, 30 % more. */
export const within = (limit: number) => lasting(1.3 * limit, limit)

/** Starts a Postgres for one test. It can be stopped, or frozen: its connections then stay open without any answer. */
export async function aPostgres(t: Test) {
  const dataDir = await mkdtemp(join(tmpdir(), 'cohort-faults-'))
  await chmod(dataDir, 0o755)
  const start = () => startEmbeddedPostgres({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off' } })
  const postmaster = async () => {
    const text = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '')
    return Number.parseInt(text, 10)
  }
  let server = await start()
  const { url } = server
  let frozen: number[] = []
  const thaw = () => {
    for (const pid of frozen.splice(0)) process.kill(pid, 'SIGCONT')
  }
  t.teardown(async () => {
    thaw()
    await server.stop()
    const pid = await postmaster()
    if (pid) process.kill(pid, 'SIGQUIT')
    for (const folder of [dataDir, String(new URL(url).searchParams.get('host'))])
      await rm(folder, { recursive: true, force: true, maxRetries: 20 })
  })
  return {
    url,
    stop: () => server.stop(),
    async start() {
      server = await start()
    },
    async freeze() {
      const client = new pg.Client(url)
      await client.connect()
      const stopped = new Set<number>()
      const halt = (pid: number) => {
        process.kill(pid, 'SIGSTOP')
        stopped.add(pid)
      }
      // The server first, so that it starts no further session. A new session is listed only a moment after its start.
      halt(Number(await postmaster()))
      for (let round = 0; round < 5; round++) {
        const { rows } = await client.query<{ pid: number }>(
          `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        )
        for (const { pid } of rows) if (!stopped.has(pid)) halt(pid)
        await sleep(20)
      }
      frozen = [...stopped]
      await client.end()
    },
    thaw,
  }
}

/** Dates of a program that is not over on a live server, which uses the real time. */
export const LASTING = { starts_on: '2100-11-20', ends_on: '2100-11-23' }

export interface Seen {
  status: number
  code: string | undefined
  ms: number
  body: unknown
}
export type Call = Awaited<ReturnType<typeof aServer>>['call']

/** The result of a request as a client sees it. Status 0: no answer within `patience`, or the connection was closed. */
export async function seen(
  call: Call,
  path: string,
  options: Parameters<Call>[1] = {},
  patience = 15_000,
): Promise<Seen> {
  const began = performance.now()
  const told = async () => {
    const response = await call(path, { signal: AbortSignal.timeout(patience), ...options })
    const text = await response.text()
    const body = text ? JSON.parse(text) : undefined
    const isProblem = /^application\/problem\+json/.test(response.headers.get('content-type') ?? '')
    if (response.status === 503 && (!isProblem || !response.headers.get('retry-after')))
      throw new Error('a 503 without Retry-After')
    return { status: response.status, code: isProblem ? body.code : undefined, body }
  }
  const answer = await told().catch((error: Error) => ({
    status: 0,
    code: String(error.cause ?? error),
    body: undefined,
  }))
  return { ...answer, ms: performance.now() - began }
}

/** Answers by status and code, such as `{ '200': 3, '503 overloaded': 2 }`. */
export function tally(all: readonly Seen[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, code } of all) {
    const name = code ? `${status} ${code}` : String(status)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

export const slowest = (all: readonly Seen[]) => Math.round(Math.max(0, ...all.map(({ ms }) => ms)))

/** Sends requests one after another until stopped. After a 5xx or a lost connection it waits `rest` ms. */
export function keepCalling(request: () => Promise<Seen>, rest = 20) {
  const all: Seen[] = []
  let isOver = false
  const loop = async () => {
    for (const end = performance.now() + 600_000; !isOver && performance.now() < end; ) {
      const one = await request()
      all.push(one)
      if (one.status >= 500 || one.status === 0) await sleep(rest)
    }
  }
  const done = loop()
  return {
    all,
    async stop() {
      isOver = true
      await done
      return all
    },
  }
}

/** Starts a server as in production, not a sandbox, with a secretariat's key. `world` creates data in its database. */
export async function aLiveServer(t: Test, env: Record<string, string> = {}) {
  const world = await build(t)
  const server = await aServer(t, {
    DATABASE_URL: world.database.url,
    KEY_PEPPER: PEPPER,
    STORAGE_URL: `file:${world.folder}`,
    WORKER: 'false',
    ...env,
  })
  return { ...server, world, db: world.db, key: world.secretariat, port: Number(new URL(server.url).port) }
}
