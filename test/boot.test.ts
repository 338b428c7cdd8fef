import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'tap'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { aServer, keyOf } from './child.ts'
import { has } from './has.ts'

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

  // The same database in earnest: its pepper is made beside the data, and found there by the next start.
  const live = { ...env, SANDBOX: 'false' }
  t.strictSame(await (await aServer(t, live)).kill('SIGTERM'), [0, null])
  const last = await aServer(t, live)
  t.equal((await last.call('/v1/me', { key })).status, 401, 'a key of the sandbox is none here')
  t.strictSame(await last.kill('SIGTERM'), [0, null])
})
