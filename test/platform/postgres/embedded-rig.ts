import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import pg from 'pg'
import tap, { type Test } from 'tap'
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.ts'
import { until } from '../../until.ts'

type Options = Parameters<typeof startEmbeddedPostgres>[0]
type ChildOptions = { uid?: number | undefined; gid?: number | undefined; env?: Record<string, string> }

export const run = promisify(execFile)
export const source = '../../../src/platform/postgres/embedded-postgres.ts'
const passwd = await fs.readFile('/etc/passwd', 'utf8')
const [uid, gid] = (/^nobody:.*?:(\d+):(\d+)/m.exec(passwd) ?? []).slice(1).map(Number)
export const nobody = { uid, gid }
export const isRoot = process.getuid?.() === 0
export const onlyRoot = isRoot ? {} : { skip: 'only root can do this' }
/** Fast settings: in these tests processes crash, not the machine. */
export const settings = { fsync: 'off', shared_buffers: '16MB' }

export const socketOf = (url: string) => new URL(url).searchParams.get('host') ?? ''
export const pidOf = async (dataDir: string) =>
  Number.parseInt(await fs.readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10)

export async function processesWith(text: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-ww', '-eo', 'pid=,args='])
  const lines = stdout.split('\n').filter((line) => line.includes(text))
  return lines.map((line) => Number.parseInt(line, 10))
}

/** Ends a server that a failed test left running. The pid in a stale file may belong to another process. */
async function endServer(dataDir: string) {
  const pid = await pidOf(dataDir).catch(() => 0)
  const isOurs = async () => (await processesWith('bin/postgres -D data')).includes(pid)
  if (!(await isOurs())) return
  process.kill(pid, 'SIGQUIT')
  await until('it has ended', async () => !(await isOurs()))
}

/** The folder of a cluster that is ready to copy, for tests that do not need to create one. */
export const template = await fs.mkdtemp(join(tmpdir(), 'cohort-embedded-'))
await fs.chmod(template, 0o755)
tap.teardown(() => fs.rm(template, { recursive: true, force: true }))

interface FolderOptions {
  name?: string
  hasCluster?: boolean
}

/** Creates a data directory for one test, and removes all its traces at the end. */
export async function aFolder(t: Test, { name = 'data', hasCluster = true }: FolderOptions = {}) {
  const root = await fs.mkdtemp(join(tmpdir(), 'cohort-embedded-'))
  await fs.chmod(root, 0o755)
  const dataDir = join(root, name)
  await fs.mkdir(dataDir, { recursive: true })
  if (hasCluster) await run('cp', ['-a', join(template, 'postgres'), dataDir])
  const sockets = new Set<string>()
  t.teardown(async () => {
    await endServer(dataDir)
    const home = await fs.realpath(join(dataDir, 'postgres')).catch(() => root)
    for (const path of [...sockets, home, root]) await fs.rm(path, { recursive: true, force: true })
  })
  async function start(more: Partial<Options> = {}, how = startEmbeddedPostgres) {
    const server = await how({ dataDir, ...more, settings: { ...settings, ...more.settings } })
    sockets.add(socketOf(server.url))
    return server
  }
  /** Runs a child process that starts the server and then runs `then`. */
  const inChild = (then = '', as: ChildOptions = {}) => aChild(t, dataDir, then, as)
  return { root, dataDir, sockets, start, inChild }
}

function aChild(t: Test, dataDir: string, then: string, as: ChildOptions) {
  const code = `
    import { connect } from ${JSON.stringify(import.meta.resolve('../../../src/platform/postgres/db.ts'))}
    import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    import { startEmbeddedPostgres } from ${JSON.stringify(import.meta.resolve(source))}
    const say = (what) => console.log(JSON.stringify(what))
    const query = async (text) => {
      const client = new pg.Client(server.url)
      await client.connect()
      const { rows } = await client.query(text).finally(() => client.end())
      return rows
    }
    const serve = () => setInterval(() => {}, 1_000)
    const server = await startEmbeddedPostgres(${JSON.stringify({ dataDir, settings })})
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: '/',
    env: {},
    ...as,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  let errors = ''
  child.stderr.on('data', (text) => {
    errors += text
  })
  const exit = once(child, 'exit')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    exit,
    pid: child.pid ?? 0,
    /** Returns the next line of its output. */
    async says() {
      const { value } = await lines.next()
      if (value === undefined) throw new Error(`the child ended: ${errors}`)
      return JSON.parse(value)
    },
    /** Returns the rest of its output, until it ends. */
    async rest() {
      const rest = []
      for (let line = await lines.next(); !line.done; line = await lines.next()) rest.push(JSON.parse(line.value))
      return rest
    },
    async kill(signal: NodeJS.Signals = 'SIGKILL') {
      child.kill(signal)
      return exit
    },
  }
}

export async function query(url: string, text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(text).finally(() => client.end())
  return rows
}
