import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { connect as connectTo, createServer } from 'node:net'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { checkPepper } from '../src/platform/pepper.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { secretsFrom } from '../src/platform/secrets.ts'
import { aProcess, aServer, keyOf } from './child.ts'
import { createDatabase } from './database.ts'
import { has, lacks } from './has.ts'
import { until, untilBlocked } from './until.ts'

const PEPPER = 'a pepper for tests that is long enough'

async function aDatabase(t: Test, template?: string) {
  const { url, drop } = await createDatabase(template)
  const db = connect({ url, max: 2, prepare: false })
  t.teardown(async () => {
    await db.destroy()
    await drop()
  })
  const live = { DATABASE_URL: url, KEY_PEPPER: PEPPER }
  return { db, url, live, sandbox: { DATABASE_URL: url, SANDBOX: 'true' } }
}

test('server: it starts, greets with what to try, serves, and stops on SIGTERM and on SIGINT', async (t) => {
  const [{ sandbox }, { live }] = [await aDatabase(t), await aDatabase(t)]
  const first = await aServer(t, sandbox)
  for (const page of ['docs', 'openapi.json']) t.match(first.said(), new RegExp(`^ +\\w+ +${first.url}/${page}$`, 'm'))
  t.match(first.said(), /This is a sandbox/)
  lacks(t, first.said(), /embedded/)
  for (const path of ['/readyz', '/livez', '/docs', '/v1/programs?phase=call_open', '/v1/sandbox'])
    t.equal((await first.call(path)).status, 200, path)
  t.strictSame(await first.kill('SIGTERM'), [0, null])
  const second = await aServer(t, { ...live, HOST: '::1', WORKER: 'false' })
  t.match(second.url, /^http:\/\/\[::1\]:\d+$/)
  lacks(t, second.said(), /sandbox/i)
  t.equal((await second.call('/readyz')).status, 200)
  t.strictSame(await second.kill('SIGINT'), [0, null])
})

test('server: outside the sandbox it has no demo credentials, no clock to set, and no demo data', async (t) => {
  const { live } = await aDatabase(t)
  const { call } = await aServer(t, live)
  for (const path of ['/v1/sandbox', '/v1/sandbox/clock']) t.equal((await call(path)).status, 404, path)
  t.equal((await call('/v1/sandbox/clock', { method: 'PUT', json: { now: '2017-10-02T00:00:00Z' } })).status, 404)
  t.strictSame(await (await call('/v1/programs')).json(), { items: [], next_cursor: null })
})

// With requests counted by a hook, as at first, the port was closed after 300 ms: /readyz was refused, not answered.
test('server: on SIGTERM a slow request finishes, and /readyz says 503 all the while', async (t) => {
  const { db, sandbox } = await aDatabase(t)
  const { call, kill } = await aServer(t, sandbox)
  const key = await keyOf(call)
  const city = await db.selectFrom('city').select(['id', 'version']).executeTakeFirstOrThrow()
  const holder = await db.startTransaction().execute()
  await holder.selectFrom('city').select('id').where('id', '=', city.id).forUpdate().execute()
  const slow = call(`/v1/cities/${city.id}`, {
    method: 'PATCH',
    key,
    json: { aliases: ['slow'] },
    headers: { 'if-match': `"${city.version}"` },
  })
  await untilBlocked(db)
  const exit = kill('SIGTERM')
  await until('it is not ready any more', async () => (await call('/readyz')).status === 503)
  for (let i = 0; i < 10; i++) {
    const ready = await call('/readyz')
    t.equal(ready.status, 503)
    has(t, await ready.json(), { code: 'draining' })
    t.equal(ready.headers.get('retry-after'), '1')
    t.equal(ready.headers.get('connection'), 'close')
  }
  await holder.rollback().execute()
  t.equal((await slow).status, 200)
  t.strictSame(await exit, [0, null])
  has(t, await db.selectFrom('city').select('aliases').where('id', '=', city.id).execute(), [{ aliases: ['slow'] }])
})

test('server: neither an idle client nor one that never ends its request delays the stop for long', async (t) => {
  const { live } = await aDatabase(t)
  const clients = [
    [
      'an idle one',
      async (url: URL) => {
        const agent = new Agent({ keepAlive: true })
        const [response] = await once(get(url, { agent }), 'response')
        response.resume()
        await once(response, 'end')
        return () => agent.destroy()
      },
    ],
    [
      'one that never ends its request',
      async (url: URL) => {
        const socket = connectTo(Number(url.port), url.hostname)
        socket.on('error', () => {})
        socket.write('POST /v1/programs/x/eligibility-checks HTTP/1.1\r\nhost: x\r\n')
        socket.write('content-type: application/json\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\n')
        await once(socket, 'data')
        socket.write('{')
        return () => socket.destroy()
      },
    ],
  ] as const
  const stops = clients.map(async ([name, open]) => {
    const { url, kill } = await aServer(t, live)
    const close = await open(new URL('/livez', url))
    const before = Date.now()
    t.strictSame(await kill('SIGTERM'), [0, null], name)
    t.ok(Date.now() - before < 10_000, name)
    close()
  })
  await Promise.all(stops)
})

test('server: a start that cannot succeed says why, and ends with 1', async (t) => {
  const { live, db } = await aDatabase(t)
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.teardown(() => taken.close())
  const { port } = taken.address() as { port: number }
  const starts: [Record<string, string>, RegExp, string][] = [
    [
      { ...live, PORT: String(port) },
      new RegExp(`^Cannot listen on 127.0.0.1:${port}: .*EADDRINUSE.*Set PORT or HOST\\.\n$`),
      PEPPER,
    ],
    [{ ...live, KEY_PEPPER: 'another pepper that is long enough too' }, /KEY_PEPPER is not the one/, 'another pepper'],
    [
      { PORT: 'http', LOG_LEVEL: 'loudly' },
      /^The configuration is wrong:\n {2}- PORT: .*\n {2}- LOG_LEVEL: .*\n$/,
      'loudly',
    ],
    [
      { DATABASE_URL: 'postgres://cohort:secret-word@localhost:1/none' },
      /^DATABASE_URL: nothing listens at localhost:1: [^\n]*\n$/,
      'secret-word',
    ],
  ]
  await checkPepper(db, secretsFrom(PEPPER))
  const outcomes = starts.map(async ([env, reason, secret]) => {
    const { exit, said } = aProcess(t, 'server', env)
    t.strictSame(await exit, [1, null], String(reason))
    has(t, said(), reason)
    t.notOk(said().includes(secret), 'no value is told')
  })
  await Promise.all(outcomes)

  await sql`update migration set sha256 = 'x' where name like '0001%'`.execute(db)
  const changed = aProcess(t, 'server', live)
  t.strictSame(await changed.exit, [1, null])
  t.match(changed.said(), /0001_\w+\.sql was changed after it was applied/)
})

test('server: processes that start together on an empty database set it up once, and show one clock', async (t) => {
  const { db, sandbox } = await aDatabase(t, 'template0')
  const servers = await Promise.all([1, 2, 3].map(() => aServer(t, sandbox)))
  const files = (await readdir(new URL('../db/migrations/', import.meta.url))).filter((name) => name.endsWith('.sql'))
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db)
  t.strictSame(
    rows.map(({ name }) => name),
    files.sort(),
  )
  const [one, two, three] = servers.map(({ call }) => call)
  if (!one || !two || !three) throw new Error('there are three')
  const keys = await Promise.all([keyOf(one), keyOf(two), keyOf(three)])
  t.equal(new Set(keys).size, 1)
  for (const call of [one, two, three]) t.equal((await call('/v1/me', { key: keys[0] ?? '' })).status, 200)

  await one('/v1/sandbox/clock', { method: 'PUT', json: { now: '2017-10-13T14:59:00Z' } })
  const shows = async (call: typeof one) => ((await (await call('/v1/sandbox/clock')).json()) as { now: string }).now
  const [a, b] = [await shows(two), await shows(three)]
  t.match(a, /^2017-10-13T14:59:/)
  t.ok(b > a, 'and it ticks')
  t.strictSame(await Promise.all(servers.map(({ kill }) => kill('SIGTERM'))), Array(3).fill([0, null]))
})
