import { sql } from 'kysely'
import type { Test } from 'tap'
import { test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { sandboxClock } from '../../src/sandbox/clock.ts'
import { openSandbox } from '../../src/sandbox/sandbox.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { has, lacks } from '../has.ts'
import { build } from '../helper.ts'
import { until } from '../until.ts'

interface Credential {
  role: string
  name: string
  organisation_id: string | null
  city_id: string | null
  key: string
}

/** An app as a sandbox runs it: the demo world, its credentials, and the clock of the database. */
async function aSandbox(t: Test) {
  const world = await build(t, { sandbox: true })
  const { db, files, secrets } = world
  await seed(db, files)
  await openSandbox(db, secrets)
  const another = async () => {
    const app = await buildApp({
      db,
      files,
      secrets,
      clock: sandboxClock(db),
      config: { sandbox: true, logLevel: 'silent' },
    })
    t.teardown(() => app.close())
    return app
  }
  const app = await another()
  const sandbox = async () => (await app.inject('/v1/sandbox')).json() as { now: string; credentials: Credential[] }
  const get = (url: string, key?: string) => app.inject({ url, headers: key ? { authorization: `Bearer ${key}` } : {} })
  const setClock = (now: unknown) => app.inject({ method: 'PUT', url: '/v1/sandbox/clock', payload: { now } })
  return { ...world, app, another, sandbox, get, setClock }
}

const after = (a: string, b: string) => Date.parse(a) - Date.parse(b)

test('setSandboxClock: the clock begins while both calls of 2017 are open; it is set and ticks on, in every process', async (t) => {
  const { app, another, get, sandbox, setClock } = await aSandbox(t)
  const late = after((await sandbox()).now, '2017-10-02T00:00:00.000Z')
  t.ok(late >= 0 && late < 60_000, 'it begins on 2 October 2017')
  t.equal((await get('/v1/programs?phase=call_open')).json().items.length, 2)
  const twin = await another()
  const set = await setClock('2017-10-13T23:59:59+09:00')
  t.strictSame([set.statusCode, set.json()], [200, { now: '2017-10-13T14:59:59.000Z' }])
  const first = (await get('/v1/sandbox/clock')).json().now
  const second: string = await until('the clock of the twin ticks on', async () => {
    const { now } = (await twin.inject('/v1/sandbox/clock')).json()
    return after(now, first) >= 1000 && now
  })
  const passed = after(second, first)
  t.ok(passed >= 1000 && passed < 20_000, `it ticks: ${passed} ms`)
  t.match(second, /^2017-10-13T15:00:\d\d\.\d{3}Z$/)
  t.equal(
    (await get('/v1/programs?phase=selecting')).json().items.length +
      (await get('/v1/programs?phase=call_closed')).json().items.length,
    1,
    'the deadline has passed meanwhile',
  )

  await setClock('2017-09-15T00:00:00Z')
  t.match((await sandbox()).now, /^2017-09-15T00:00:/, 'it goes back too')
  t.match((await twin.inject('/v1/sandbox')).json().now, /^2017-09-15T00:00:/)

  const cases: [unknown, string, string][] = [
    ['tomorrow', '/now', 'format'],
    ['2017-10-13', '/now', 'format'],
    ['2017-10-13T00:00:00', '/now', 'format'],
    ['0017-10-13T00:00:00Z', '/now', 'format'],
    [1507852800, '/now', 'type'],
    [null, '/now', 'type'],
    [undefined, '/now', 'required'],
  ]
  for (const [now, pointer, code] of cases)
    has(t, (await setClock(now)).json(), { status: 400, errors: [{ pointer, code }] }, String(now))
  const extra = await app.inject({ method: 'PUT', url: '/v1/sandbox/clock', payload: { now: first, ticking: false } })
  has(t, extra.json(), { status: 400, errors: [{ pointer: '/ticking', code: 'additional_properties' }] })
  t.match((await sandbox()).now, /^2017-09-15T00:0/, 'and nothing was set')
})

test('openSandbox: there is a credential for every role, and every organisation and city of the demo world', async (t) => {
  const { db, secrets, get, sandbox, aCity, anOrganisation } = await aSandbox(t)
  const { credentials } = await sandbox()
  t.strictSame(
    credentials.map(({ role, name }) => `${role} ${name}`),
    [
      'secretariat Secretariat',
      'frontend Frontend',
      'reviewer Reviewer',
      'organisation National Information Society Agency',
      'organisation Seoul Human Resource Development Center',
      'organisation WeGO Asia Regional Office',
      'organisation WeGO Regional Office, Ulyanovsk Region',
      'organisation World Bank',
      'city Barcelona',
      'city Bucharest',
      'city Chengdu',
      'city Jeju',
      'city Mexico City',
      'city Muscat',
      'city Seoul',
      'city Ulyanovsk Region',
    ],
  )
  t.equal(new Set(credentials.map(({ key }) => key)).size, credentials.length)
  for (const { key, role, name, organisation_id, city_id } of credentials) {
    t.match(key, /^coh_test_/)
    has(t, (await get('/v1/me', key)).json(), { role, name, organisation_id, city_id }, name)
    if (city_id) t.equal((await get(`/v1/cities/${city_id}`)).json().name, name)
    if (organisation_id) t.equal((await get(`/v1/organisations/${organisation_id}`)).json().name, name)
  }
  t.strictSame((await sandbox()).credentials, credentials, 'they are shown again, the same')
  const stored = await db.selectFrom('api_key').select(['hash', 'hint']).execute()
  t.notOk(
    stored.some(({ hash }) => credentials.some(({ key }) => hash.includes(key))),
    'and are not stored',
  )

  await aCity({ name: 'Aarhus', country: 'DK' })
  await anOrganisation({ name: 'A new partner' })
  await openSandbox(db, secrets)
  t.strictSame((await sandbox()).credentials, credentials, 'what people add has none')
})

// With `for update` taken out of openSandbox, processes that started together failed on each other’s keys.
test('openSandbox: ten processes at once make one sandbox, and a later start changes nothing', async (t) => {
  const { db, files, secrets } = await build(t, { sandbox: true, pool: 20 })
  const open = () => openSandbox(db, secrets)
  const openTenTimes = () => Promise.all(Array.from({ length: 10 }, open))
  const before = (await db.selectFrom('api_key').select('id').execute()).length
  await openTenTimes()
  await seed(db, files)
  await openTenTimes()
  const rows = async () => ({
    sandbox: await db.selectFrom('sandbox').selectAll().execute(),
    keys: await db.selectFrom('api_key').select(['id', 'revoked_at']).orderBy('id').execute(),
  })
  const once = await rows()
  t.strictSame([once.sandbox.length, once.keys.length - before], [1, 16])
  await open()
  t.strictSame(await rows(), once)
})

test('sandbox: outside the sandbox no part of it exists', async (t) => {
  const { as, app, db, files, secrets, staff } = await build(t, { sandbox: false })
  await seed(db, files)
  await openSandbox(db, secrets)
  for (const who of [as(), staff]) {
    const refused = [
      await who.get('/v1/sandbox'),
      await who.get('/v1/sandbox/clock'),
      await who.put('/v1/sandbox/clock', { now: '2018-01-01T00:00:00Z' }),
    ]
    for (const answer of refused) has(t, answer.json(), { status: 404, code: 'not_found' })
  }
  lacks(t, JSON.stringify(app.swagger()), /sandbox\/clock/)
  const { rows } = await sql<{ secret: Buffer }>`select secret from sandbox`.execute(db)
  t.equal(rows.length, 1, 'even where a sandbox was once opened')
  const other = await build(t, { sandbox: true })
  const key = await other.key({ role: 'secretariat' })
  await db
    .insertInto('api_key')
    .values(await other.db.selectFrom('api_key').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow())
    .execute()
  t.equal((await other.as(key).get('/v1/me')).statusCode, 200)
  t.equal((await as(key).get('/v1/me')).statusCode, 401, 'its keys open nothing, though their row is there')
})
