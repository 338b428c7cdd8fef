import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { test } from 'tap'
import { createApiKey } from '../src/network/api-keys/create-api-key.ts'
import { system } from '../src/platform/context.ts'
import { versionFault } from '../src/platform/postgres/check-server.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { secretsFrom } from '../src/platform/secrets.ts'
import { aProcess, aServer, keyOf } from './child.ts'
import { createDatabase, withDatabase } from './database.ts'
import { has, lacks } from './has.ts'

test('boot: without settings the service brings its own database, and a kill -9 does not harm it', async (t) => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'cohort-server-'))
  await chmod(DATA_DIR, 0o755)
  t.teardown(async () => {
    await (await startEmbeddedPostgres({ dataDir: DATA_DIR })).stop()
    await rm(DATA_DIR, { recursive: true, force: true })
  })
  const env = { DATA_DIR, DATABASE_URL: '' }
  const first = await aServer(t, env)
  t.match(first.said(), /an embedded Postgres; set DATABASE_URL/)
  t.match(first.said(), /This is a sandbox/)
  const key = await keyOf(first.call)
  await first.call('/v1/sandbox/clock', { method: 'PUT', json: { now: '2017-10-09T00:00:00Z' } })
  const made = await first.call('/v1/cities', { method: 'POST', key, json: { name: 'Kept', country: 'OM' } })
  t.equal(made.status, 201)
  t.strictSame(await first.kill('SIGKILL'), [null, 'SIGKILL'])

  const second = await aServer(t, env)
  t.equal((await second.call(String(made.headers.get('location')))).status, 200)
  t.equal(await keyOf(second.call), key, 'the demo credentials are the same')
  has(t, await (await second.call('/v1/sandbox/clock')).json(), { now: /^2017-10-09/ })
  t.strictSame(await second.kill('SIGTERM'), [0, null])

  // Demo applications must not become real ones.
  const mixed = aProcess(t, 'server', { ...env, SANDBOX: 'false' })
  t.strictSame(await mixed.exit, [1, null])
  t.match(mixed.said(), /^SANDBOX is false, but this database holds a sandbox: use another database, or .*\n$/)
})

test('boot: a live database keeps its pepper, and never becomes a sandbox once it has a key', async (t) => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'cohort-live-'))
  t.teardown(() => rm(DATA_DIR, { recursive: true, force: true }))
  const aDatabase = async () => {
    const database = await createDatabase()
    t.teardown(database.drop)
    return { DATA_DIR, DATABASE_URL: database.url }
  }
  const env = await aDatabase()
  const first = await aServer(t, env)
  t.match(
    first.said(),
    /^Cohort \d+\.\d+\.\d+: database "cohort_\w+" at \S+, Postgres \d+\.\d+, \d+ migrations \(latest \d{4}_\w+\), live$/m,
  )
  t.strictSame(await first.kill('SIGTERM'), [0, null])
  // Nobody has a key yet, so it may still become a sandbox, and then it is no live database.
  const sandbox = await aServer(t, { ...env, SANDBOX: 'true' })
  t.match(sandbox.said(), /, a sandbox$/m)
  t.strictSame(await sandbox.kill('SIGTERM'), [0, null])
  const live = aProcess(t, 'worker', env)
  t.strictSame(await live.exit, [1, null])
  t.match(live.said(), /^SANDBOX is false, but this database holds a sandbox/)

  const real = await aDatabase()
  const db = connect({ url: real.DATABASE_URL, max: 1, prepare: false })
  t.teardown(() => db.destroy())
  t.strictSame(await (await aServer(t, real)).kill('SIGTERM'), [0, null])
  const secrets = secretsFrom((await readFile(join(DATA_DIR, 'pepper'), 'utf8')).trim())
  const now = '2017-10-02T00:00:00.000Z'
  const ctx = { db, actor: system, now, clock: async () => now }
  await createApiKey(ctx, { secrets, keyPrefix: 'coh_live_' }, { role: 'secretariat', name: 'Secretariat' })
  const refused = aProcess(t, 'server', { ...real, SANDBOX: 'true' })
  t.strictSame(await refused.exit, [1, null])
  t.match(refused.said(), /^SANDBOX is true, but this database has live keys: use another database, or .*\n$/)
  t.strictSame(await db.selectFrom('series').selectAll().execute(), [], 'nothing of the demo is in it')
  t.strictSame(await (await aServer(t, real)).kill('SIGTERM'), [0, null], 'the pepper is the same')
})

test('boot: a database that cannot be used is told in one sentence', async (t) => {
  const [database, empty] = [await createDatabase(), await createDatabase('template0')]
  const db = connect({ url: database.url, max: 1, prepare: false })
  const role = `guest_${randomBytes(4).toString('hex')}`
  await sql.raw(`create role ${role} login`).execute(db)
  await sql.raw(`create role ${role}_out nologin`).execute(db)
  t.teardown(async () => {
    await sql.raw(`drop role ${role}, ${role}_out`).execute(db)
    await db.destroy()
    await database.drop()
    await empty.drop()
  })
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  // Takes the connection and hangs up, as a server that is no Postgres does.
  const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(rude, 'listening')
  t.teardown(() => rude.close())
  const as = (user: string, url: string) => url.replace(/^(postgres(?:ql)?:\/\/)[^@/]*/, `$1${user}`)
  const cases: [string, string, RegExp][] = [
    ['no such host', 'postgres://u:secret@nowhere.invalid/x', /no host "nowhere\.invalid"|cannot be looked up/],
    ['nothing listens', `postgres://u:secret@127.0.0.1:${port}/x`, /nothing listens at 127\.0\.0\.1:\d+/],
    ['no Postgres', `postgres://u:secret@127.0.0.1:${(rude.address() as AddressInfo).port}/x`, /closed the connection/],
    ['no such database', withDatabase(database.url, 'no_such'), /has no database "no_such": create it/],
    ['no such user', as('no_such_user', database.url), /does not let "no_such_user" in/],
    ['a user who may not log in', as(`${role}_out`, database.url), /does not let "guest_\w+_out" in/],
    ['a user who may not create tables', as(role, empty.url), /may not use the database/],
    ['a password with /', 'postgres://u:secret/secret@127.0.0.1/x', /it is not a URL/],
  ]
  for (const [name, url, said] of cases) {
    const env = { DATABASE_URL: url, KEY_PEPPER: 'a pepper for tests that is long enough' }
    const children = (['server', 'worker'] as const).map((script) => aProcess(t, script, env))
    for (const child of children) {
      t.strictSame(await child.exit, [1, null], name)
      t.ok(said.test(child.said()), `${name}: ${child.said()}`)
      t.match(child.said(), /^DATABASE_URL: [^\n]*\n$/, `${name}: one line, without a stack`)
      lacks(t, child.said(), 'secret', name)
    }
  }
  t.match(versionFault(140_012, '14.12'), /Postgres 14\.12 is too old: use version 15 to 18/)
  t.equal(versionFault(150_000, '15.0'), undefined)
})

test('boot: an older Node is told which one is needed, instead of a syntax error', async (t) => {
  // Any older Node on this machine; the tests themselves run on a new one.
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const found = spawnSync(path, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' })
    return found.status === 0 && Number(found.stdout) < 24
  })
  if (!old) return t.pass('there is no older Node here')
  for (const args of [[], ['worker']]) {
    const { status, stderr } = spawnSync(old, ['src/main.mjs', ...args], { encoding: 'utf8' })
    t.equal(status, 1)
    t.match(stderr, /^Cohort needs Node 24\.2 or newer, and this is Node \d+[.\d]+\. .*\n$/)
  }
})
