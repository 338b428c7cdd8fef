import { randomBytes } from 'node:crypto'
import { chmod, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { localFiles } from '../../src/platform/files.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts'
import { type ApiProcess, apiProcess } from './api-process.ts'

export type World = Awaited<ReturnType<typeof createWorld>>

const socketOf = (url: string) => new URL(url).searchParams.get('host') ?? ''

/** Creates a database for the soak on the given server. */
async function borrow(server: string) {
  const name = `cohort_soak_${randomBytes(4).toString('hex')}`
  const onServer = async (statement: string) => {
    const db = connect({ url: server, max: 1, prepare: false })
    await sql.raw(statement).execute(db)
    await db.destroy()
  }
  await onServer(`create database ${name}`)
  return {
    url: server.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  }
}

/** Copies the service, so that a restarted process does not run code that was edited meanwhile. */
async function copyService(to: string): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  for (const part of ['src', 'db', 'openapi', 'package.json'])
    await cp(join(root, part), join(to, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(to, 'node_modules'))
  return join(to, 'src/main.mjs')
}

/** Creates a folder, a Postgres as durable as in production (unless one is given), and two processes of the service. */
export async function createWorld(given: string | undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-soak-'))
  // If started as root, Postgres runs as another user, which needs access to the folder.
  await chmod(folder, 0o755)
  const storage = join(folder, 'files')
  const processes: ApiProcess[] = []
  let url = ''
  let dropDatabase = async () => {}
  let isOver = false

  const postmaster = async () =>
    Number.parseInt(await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8').catch(() => ''), 10)
  async function stopPostgres(signal: NodeJS.Signals) {
    const pid = await postmaster()
    if (!pid) return
    process.kill(pid, signal)
    for (const end = performance.now() + 60_000; (await postmaster()) === pid; await sleep(20))
      if (performance.now() > end) throw new Error(`Postgres does not end by ${signal}`)
  }
  const startPostgres = async () => (await startEmbeddedPostgres({ dataDir: folder })).url

  async function open() {
    const borrowed = given ? await borrow(given) : undefined
    if (borrowed) dropDatabase = borrowed.drop
    url = borrowed?.url ?? (await startPostgres())
    const env = { DATABASE_URL: url, SANDBOX: 'true', DATA_DIR: folder, STORAGE_URL: `file:${storage}` }
    const server = await copyService(join(folder, 'service'))
    processes.push(apiProcess('the first', server, env), apiProcess('the second', server, env))
    await Promise.all(processes.map((each) => each.start()))
  }

  async function close() {
    await Promise.all(processes.map((each) => each.kill()))
    // If a start was interrupted, finish it first: only then is the path of its socket known.
    if (!given) url ||= await startPostgres().catch(() => '')
    await stopPostgres('SIGINT')
    if (!given && url) await rm(socketOf(url), { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
    await dropDatabase()
  }

  /** Runs starts and stops one after another, so that nothing is starting while `close` runs. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const turn = last.then(() => (isOver ? undefined : work()))
    last = turn.catch(() => {})
    return turn
  }
  let closed: Promise<void> | undefined

  return {
    processes,
    files: localFiles(storage),
    hosts: () => processes.map((each) => each.url()),
    open: () => inTurn(open),
    connect: () => connect({ url, max: 4, prepare: true }),
    kill: (victim: ApiProcess) =>
      inTurn(async () => {
        await victim.kill()
        await victim.start()
      }),
    canCrash: !given,
    /** Crashes Postgres as a power failure does: it writes nothing before it ends. */
    crashPostgres: () =>
      inTurn(async () => {
        await stopPostgres('SIGQUIT')
        await startPostgres()
      }),
    /** Stops the service as an operator does. Returns the exit codes. */
    stop: () => inTurn(() => Promise.all(processes.map((each) => each.stop()))),
    close() {
      isOver = true
      closed ??= last.then(close)
      return closed
    },
  }
}
