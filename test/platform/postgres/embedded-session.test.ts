import fs from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { test } from 'tap'
import { startEmbeddedPostgres } from '../../../src/platform/postgres/embedded-postgres.ts'
import { has } from '../../has.ts'
import { until } from '../../until.ts'
import { aFolder, nobody, onlyRoot, pidOf, processesWith, query, settings, socketOf, template } from './embedded-rig.ts'

await (await startEmbeddedPostgres({ dataDir: template, settings })).stop()

const ENDS_WITHIN_MS = 10_000

/** Waits for the end of the server, of what starts one, and of its socket's folder. Tells whether it came in time. */
function endsInTime(dataDir: string, sockets: Iterable<string> = []) {
  const hasEnded = async () => {
    if ((await processesWith(dataDir)).length > 0) return false
    const left = [pidOf(dataDir), ...[...sockets].map((path) => fs.access(path))]
    return (await Promise.allSettled(left)).every(({ status }) => status === 'rejected')
  }
  return until('the server has ended', hasEnded, ENDS_WITHIN_MS).then(
    () => true,
    () => false,
  )
}

const watchers = `select pid from pg_locks join pg_database on pg_database.oid = database
  where datname = 'postgres' and locktype = 'advisory' and objid = 2`

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGHUP'] as const)
  test(`embedded-session: the server ends by itself after its last process ended by ${signal}`, async (t) => {
    const { inChild, dataDir, sockets } = await aFolder(t)
    const { says, kill } = inChild('say(server.url); serve()')
    sockets.add(socketOf(await says()))
    await kill(signal)
    t.equal(await endsInTime(dataDir, sockets), true)
  })

test('embedded-session: the server ends by itself after the whole process group was killed', async (t) => {
  const { inChild, dataDir, sockets } = await aFolder(t)
  const { says, pid, exit } = inChild('say(server.url); serve()')
  sockets.add(socketOf(await says()))
  process.kill(-pid, 'SIGKILL')
  await exit
  t.equal(await endsInTime(dataDir, sockets), true)
})

test('embedded-session: the server ends by itself after its last process ended without stop, in the middle of a query', async (t) => {
  const { inChild, dataDir, sockets } = await aFolder(t)
  const { says, exit } = inChild(`query('select pg_sleep(600)'); say(server.url); setTimeout(process.exit, 300)`)
  sockets.add(socketOf(await says()))
  await exit
  t.equal(await endsInTime(dataDir, sockets), true)
})

test('embedded-session: the server ends by itself when root started it, or another user', onlyRoot, async (t) => {
  const { inChild, dataDir, sockets } = await aFolder(t, { hasCluster: false })
  await fs.chown(dataDir, nobody.uid ?? 0, nobody.gid ?? 0)
  for (const account of [nobody, {}, nobody]) {
    const { says, kill } = inChild('say(server.url); serve()', account)
    sockets.add(socketOf(await says()))
    await kill()
    t.equal(await endsInTime(dataDir, sockets), true)
  }
})

test('embedded-session: the server does not end while one of two processes lives', async (t) => {
  const { inChild, dataDir, sockets } = await aFolder(t)
  const children = [inChild('say(server.url); serve()'), inChild('say(server.url); serve()')]
  for (const { says } of children) sockets.add(socketOf(await says()))
  const pid = await pidOf(dataDir)
  await children[0]?.kill()
  await sleep(6_000)
  t.equal(await pidOf(dataDir), pid)
  await children[1]?.kill()
  t.equal(await endsInTime(dataDir, sockets), true)
})

/** Random, as the moments matter in which a start is only half done: initdb, pg_ctl, the first session, the watch. */
test('embedded-launch: the server ends by itself after processes were killed at any moment of their start, ten at a time', async (t) => {
  const { inChild, dataDir, start } = await aFolder(t, { hasCluster: false })
  for (const longest of [3_000, 1_500, 800]) {
    const killed = Array.from({ length: 10 }, async () => {
      const { kill } = inChild('serve()')
      await sleep(Math.random() * longest)
      await kill()
    })
    await Promise.all(killed)
    // What initdb leaves is no server yet: it ends with its own work, and the next start removes it.
    const making = () => processesWith(join(dataDir, 'postgres/making-'))
    await until('initdb has ended', async () => (await making()).length === 0)
    t.equal(await endsInTime(dataDir), true)
  }
  const server = await start()
  await server.stop()
  t.strictSame((await fs.readdir(join(dataDir, 'postgres'))).sort(), ['data', 'log'])
})

test('embedded-session: every row that was acknowledged before a kill -9 is there after the next start, at once or later', async (t) => {
  const { inChild, start } = await aFolder(t)
  const acknowledged: number[] = []
  for (const pause of [0, 2_500, 3_200, 3_800]) {
    const child = inChild(`
      await query('create table if not exists kept (id serial primary key)')
      for (let row = 0; row < 10_000; row++) say((await query('insert into kept default values returning id'))[0].id)`)
    acknowledged.push(await child.says())
    await sleep(200)
    await child.kill()
    acknowledged.push(...(await child.rest()))
    await sleep(pause)
  }
  const server = await start()
  const kept = (await query(server.url, 'select id from kept')).map(({ id }) => id)
  t.ok(acknowledged.length > 8)
  t.strictSame(
    acknowledged.filter((id) => !kept.includes(id)),
    [],
  )
  await server.stop()
})

/** Tried without the lock that the watch takes before it stops the server: the late process entered. */
test('embedded-session: once the watch stops the server, no process enters it any more', async (t) => {
  const { inChild, dataDir, sockets } = await aFolder(t)
  const { says, kill } = inChild('say(server.url); serve()')
  const url = await says()
  sockets.add(socketOf(url))
  const late = new pg.Client(url.replace('/cohort?', '/postgres?'))
  late.on('error', () => {})
  await late.connect()
  const server = await pidOf(dataDir)
  // The signal of the watch reaches the server when it goes on: a moment that is too short to meet becomes a long one.
  process.kill(server, 'SIGSTOP')
  await kill()
  await sleep(6_000)
  const { rows } = await late.query('select pg_try_advisory_lock_shared(1) as has_entered')
  process.kill(server, 'SIGCONT')
  t.strictSame(rows, [{ has_entered: false }])
  t.equal(await endsInTime(dataDir, sockets), true)
})

test('embedded-session: ten starts against a server that is about to end, or ends, all get one that stays', async (t) => {
  const { inChild, start } = await aFolder(t)
  for (const pause of [2_500, 3_000, 3_300, 3_800]) {
    const child = inChild('say(server.url); serve()')
    await child.says()
    await child.kill()
    await sleep(pause)
    const servers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const server = await start()
        const [seen] = await query(server.url, 'select pg_postmaster_start_time()::text as began')
        return { ...server, began: seen?.began }
      }),
    )
    await sleep(200)
    const [now] = await query(servers[0]?.url ?? '', 'select pg_postmaster_start_time()::text as began')
    t.strictSame([...new Set(servers.map(({ began }) => began))], [now?.began], `after ${pause} ms`)
    await Promise.all(servers.map(({ stop }) => stop()))
  }
})

test('embedded-session: a process whose session was lost marks itself again, and the server is watched again', async (t) => {
  const { start, inChild, dataDir, sockets } = await aFolder(t)
  const { says, kill } = inChild('say(server.url); serve()')
  const url = await says()
  sockets.add(socketOf(url))
  const pid = await pidOf(dataDir)
  await query(url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()')
  await sleep(5_000)
  t.equal(await pidOf(dataDir), pid, 'it is not taken for gone')
  // Postgres then ends all sessions, and recovers as from a crash.
  const [watcher] = await query(url, watchers)
  process.kill(watcher?.pid, 'SIGKILL')
  await sleep(5_000)
  t.equal(await pidOf(dataDir), pid)
  t.equal((await query(url, watchers)).length, 1)
  await kill()
  t.equal(await endsInTime(dataDir, sockets), true)

  const server = await start()
  await query(server.url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()')
  await server.stop()
  has(t, await t.rejects(query(server.url, 'select'), 'who lost it still knows to be the last'), { code: 'ENOENT' })
})

test('embedded-session: a start brings a watch where there is none', async (t) => {
  const { start, inChild, sockets } = await aFolder(t)
  const server = await start()
  await query(server.url, `select pg_terminate_backend(pid) from (${watchers}) as watchers`)
  t.strictSame(await query(server.url, watchers), [])
  const { says, kill } = inChild('say(server.url); serve()')
  sockets.add(socketOf(await says()))
  t.equal((await query(server.url, watchers)).length, 1)
  await kill()
  await server.stop()
})

test('driver-environment: nothing of the environment reaches the embedded Postgres but its own settings', async (t) => {
  const { start, inChild } = await aFolder(t)
  const BREAKING = {
    NODE_PG_FORCE_NATIVE: '1',
    PGAPPNAME: 'x'.repeat(100),
    PGBINARY: 'true',
    PGCLIENT_ENCODING: 'nonsense',
    PGCLIENTENCODING: 'nonsense',
    PGCONNECT_TIMEOUT: '-1',
    PGDATA: '/nowhere',
    PGDATABASE: 'none',
    PGDATESTYLE: 'nonsense',
    PGFALLBACK_APPLICATION_NAME: 'other',
    PGHOST: '192.0.2.1',
    PGHOSTADDR: '192.0.2.1',
    PGOPTIONS: '-c nonsense=1',
    PGPASSFILE: '/dev/full',
    PGPASSWORD: 'wrong',
    PGPORT: '6543',
    PGREPLICATION: 'database',
    PGREQUIREAUTH: 'scram-sha-256',
    PGSERVICE: 'none',
    PGSERVICEFILE: '/nowhere',
    PGSSLCERT: '/nowhere',
    PGSSLKEY: '/nowhere',
    PGSSLMODE: 'verify-full',
    PGSSLNEGOTIATION: 'direct',
    PGSSLROOTCERT: '/nowhere',
    PGSYSCONFDIR: '/nowhere',
    PGTARGETSESSIONATTRS: 'standby',
    PGTZ: 'Nowhere/None',
    PGUSER: 'nobody',
    USER: 'nobody',
  }
  const script = `
    const { sql } = await import(${JSON.stringify(import.meta.resolve('kysely'))})
    const db = connect({ url: server.url, max: 1, prepare: true })
    const { rows } = await sql\`select current_user as user, current_database() as database,
      current_setting('application_name') as name, current_setting('client_encoding') as encoding,
      current_setting('TimeZone') as zone, current_setting('DateStyle') as dates\`.execute(db)
    say(rows[0])
    await db.destroy()
    await server.stop()`
  const expected = {
    user: 'cohort',
    database: 'cohort',
    name: 'cohort',
    encoding: 'UTF8',
    zone: 'UTC',
    dates: 'ISO, MDY',
  }
  const all = inChild(script, { env: BREAKING })
  t.strictSame(await all.says(), expected, 'all of them, and the server to be started')
  t.strictSame(await all.exit, [0, null])
  const server = await start()
  for (const [name, value] of Object.entries(BREAKING)) {
    const child = inChild(script, { env: { [name]: value } })
    t.strictSame(await child.says(), expected, name)
    t.strictSame(await child.exit, [0, null])
  }
  await server.stop()
})
