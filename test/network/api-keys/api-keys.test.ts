import { test } from 'tap'
import { buildApp } from '../../../src/app.ts'
import { authenticator } from '../../../src/network/api-keys/authenticate.ts'
import { SCOPES } from '../../../src/network/api-keys/scopes.ts'
import { Deadline } from '../../../src/platform/deadline.ts'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'
import { pagesOf } from '../../until.ts'

const NOWHERE = '01890000-0000-7000-8000-000000000000'

test('createApiKey: a key is shown once, and only its keyed hash is stored', async (t) => {
  const { as, db, secrets, staff, aCity } = await build(t)
  const city = await aCity()
  const body = { name: 'Focal point', role: 'city', city_id: city.id, expires_at: '2017-12-31T09:00:00+09:00' }
  const made = await staff.post('/v1/api-keys', body)
  t.equal(made.statusCode, 201)
  const { key, ...row } = made.json()
  t.match(key, /^coh_live_[0-9A-Za-z]{38}$/)
  t.strictSame(row, {
    id: row.id,
    name: 'Focal point',
    role: 'city',
    organisation_id: null,
    city_id: city.id,
    kind: 'secret',
    program_id: null,
    series_id: null,
    origins: null,
    scopes: [
      'applications:read',
      'documents:read',
      'applications:write',
      'applications:start',
      'attestations:write',
      'participants:read',
    ],
    hint: key.slice(-4),
    created_at: '2017-10-02T00:00:00.000Z',
    expires_at: '2017-12-31T00:00:00.000Z',
    revoked_at: null,
  })
  has(t, (await as(key).get('/v1/me')).json(), { id: row.id, role: 'city', city_id: city.id, scopes: row.scopes })

  const listed = await staff.get('/v1/api-keys')
  t.strictSame(listed.json().items[0], row)
  lacks(t, listed.body, key)
  const stored = await db.selectFrom('api_key').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
  t.ok(stored.hash.equals(secrets.hash(key)))
  lacks(t, JSON.stringify(stored), key)
  const told = await db.selectFrom('history').selectAll().where('subject_id', '=', row.id).execute()
  has(t, told, [{ action: 'create', details: { role: 'city' }, visibility: 'staff' }])
  lacks(t, JSON.stringify(told), key)
})

test('createApiKey: a scope that the role cannot have is refused', async (t) => {
  const { db, staff, aCity, anOrganisation } = await build(t)
  const [{ id: city_id }, { id: organisation_id }] = [await aCity(), await anOrganisation()]
  const before = (await db.selectFrom('api_key').select('id').execute()).length
  const cases: [string, object, number, [string, string][]][] = [
    ['no role', {}, 400, [['/role', 'required']]],
    ['the role of applicants', { role: 'applicant' }, 400, [['/role', 'enum']]],
    ['the system itself', { role: 'system' }, 400, [['/role', 'enum']]],
    ['no name', { role: 'frontend', name: '' }, 400, [['/name', 'min_length']]],
    ['no such scope', { role: 'frontend', scopes: ['everything'] }, 400, [['/scopes/0', 'enum']]],
    ['no scope', { role: 'frontend', scopes: [] }, 400, [['/scopes', 'min_items']]],
    ['a key of one’s own', { role: 'frontend', key: 'coh_live_x' }, 400, [['/key', 'additional_properties']]],
    ['no instant', { role: 'frontend', expires_at: '2018-01-01' }, 400, [['/expires_at', 'format']]],
    ['no id', { role: 'city', city_id: 'muscat' }, 400, [['/city_id', 'format']]],
    ['a city without its city', { role: 'city' }, 422, [['/city_id', 'required']]],
    ['a city that is null', { role: 'city', city_id: null }, 422, [['/city_id', 'required']]],
    ['an unknown city', { role: 'city', city_id: NOWHERE }, 422, [['/city_id', 'unknown']]],
    ['an organisation for a city', { role: 'city', city_id: organisation_id }, 422, [['/city_id', 'unknown']]],
    [
      'a city with an organisation',
      { role: 'city', city_id, organisation_id },
      422,
      [['/organisation_id', 'not_allowed']],
    ],
    ['an organisation without itself', { role: 'organisation' }, 422, [['/organisation_id', 'required']]],
    [
      'an unknown organisation',
      { role: 'organisation', organisation_id: NOWHERE },
      422,
      [['/organisation_id', 'unknown']],
    ],
    ['a secretariat with a city', { role: 'secretariat', city_id }, 422, [['/city_id', 'not_allowed']]],
    [
      'a frontend with both',
      { role: 'frontend', city_id, organisation_id },
      422,
      [
        ['/organisation_id', 'not_allowed'],
        ['/city_id', 'not_allowed'],
      ],
    ],
    [
      'a city that decides',
      { role: 'city', city_id, scopes: ['applications:read', 'decisions:write'] },
      422,
      [['/scopes/1', 'not_allowed']],
    ],
    [
      'an organisation that makes keys',
      { role: 'organisation', organisation_id, scopes: ['api_keys:write'] },
      422,
      [['/scopes/0', 'not_allowed']],
    ],
    [
      'a reviewer that writes',
      { role: 'reviewer', scopes: ['applications:write'] },
      422,
      [['/scopes/0', 'not_allowed']],
    ],
    ['past', { role: 'frontend', expires_at: '2017-10-01T23:59:59.999Z' }, 422, [['/expires_at', 'past']]],
    ['now', { role: 'frontend', expires_at: '2017-10-02T09:00:00+09:00' }, 422, [['/expires_at', 'past']]],
  ]
  for (const [name, body, status, faults] of cases) {
    const refused = (await staff.post('/v1/api-keys', { name: 'a key', ...body })).json()
    t.equal(refused.status, status, name)
    t.strictSame(
      refused.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
      faults,
      name,
    )
  }
  t.equal((await db.selectFrom('api_key').select('id').execute()).length, before)

  const instants: [string, string][] = [
    ['2018-01-01T00:00:00.123456789Z', '2018-01-01T00:00:00.123Z'],
    ['2018-01-01t00:00:00z', '2018-01-01T00:00:00.000Z'],
    ['2018-01-01T09:00:00+09:00', '2018-01-01T00:00:00.000Z'],
  ]
  for (const [expires_at, expected] of instants) {
    const made = await staff.post('/v1/api-keys', { name: 'a key', role: 'frontend', expires_at })
    t.equal(made.json().expires_at, expected, expires_at)
  }
})

test('scopesOf: a role has what it needs and no more, and a key may have less', async (t) => {
  const { as, key, secretariat, aCity, anOrganisation } = await build(t)
  const scopes = async (credential: string) => (await as(credential).get('/v1/me')).json().scopes
  t.strictSame(await scopes(secretariat), SCOPES)
  const [{ id: city_id }, { id: organisation_id }] = [await aCity(), await anOrganisation()]
  t.notOk((await scopes(await key({ role: 'organisation', organisation_id }))).includes('api_keys:write'))
  const reviewer = await scopes(await key({ role: 'reviewer' }))
  t.strictSame(reviewer, ['applications:read', 'documents:read', 'reviews:write'])

  const clerk = await key({ role: 'secretariat', scopes: ['applications:read'] })
  t.strictSame(await scopes(clerk), ['applications:read'])
  t.equal((await as(clerk).get('/v1/applications')).statusCode, 200)
  const reader = await key({ role: 'city', city_id, scopes: ['participants:read'] })
  const cases: [string, 'get' | 'post', string, string | undefined, number, string | undefined][] = [
    ['no credential', 'post', '/v1/cities', undefined, 401, 'unauthorized'],
    ['a frontend', 'post', '/v1/cities', await key({ role: 'frontend' }), 403, 'role_not_allowed'],
    ['a key without the scope', 'post', '/v1/cities', clerk, 403, 'scope_missing'],
    ['no keys', 'get', '/v1/api-keys', clerk, 403, 'scope_missing'],
    ['no programs', 'post', '/v1/programs', clerk, 403, 'scope_missing'],
    ['a city that reads participants only', 'get', '/v1/applications', reader, 403, 'scope_missing'],
    ['what is public', 'get', '/v1/cities', clerk, 200, undefined],
  ]
  for (const [name, method, url, credential, status, code] of cases) {
    const answer = await as(credential)[method](url)
    t.equal(answer.statusCode, status, name)
    t.equal(answer.json().code, code, name)
    t.equal(answer.headers['www-authenticate'], status === 401 ? 'Bearer realm="cohort"' : undefined)
  }
})

test('auth: a malformed, unknown, revoked or expired credential is refused with 401', async (t) => {
  const { app, as, key, setNow, staff } = await build(t)
  const good = await key({ role: 'frontend', expires_at: '2017-10-03T00:00:00.000Z' })
  const typo = good.slice(0, -1) + (good.endsWith('a') ? 'b' : 'a')
  for (const header of [
    good,
    'Bearer',
    `Bearer ${good} x`,
    `Basic ${good}`,
    `Bearer ${typo}`,
    'Bearer coh_live_x',
    '',
  ]) {
    const refused = await app.inject({ url: '/v1/me', headers: { authorization: header } })
    has(t, refused.json(), { status: 401, code: 'unauthorized' }, header.replace(good, '<key>'))
  }
  const other = await key({ role: 'frontend' })
  const { rawPayload } = await staff.get('/v1/cities')
  t.ok(rawPayload.length > 0)
  t.equal((await as(`coh_test_${other.slice(9)}`).get('/v1/me')).statusCode, 401, 'the prefix belongs to the key')
  t.equal((await app.inject({ url: '/v1/me', headers: { authorization: `bearer  ${good}` } })).statusCode, 200)

  setNow('2017-10-02T23:59:59.999Z')
  t.equal((await as(good).get('/v1/me')).statusCode, 200)
  setNow('2017-10-03T00:00:00.000Z')
  has(t, (await as(good).get('/v1/me')).json(), { status: 401 }, 'expired, though it was looked up a moment ago')
  t.equal((await as(good).get('/v1/cities')).statusCode, 401, 'a bad credential is refused where none is needed too')
})

// With the condition on revoked_at taken out of updateRevoked, each of the ten wrote that it was revoked.
test('revokeApiKey: a key is revoked at once, in every process; a second time changes nothing', async (t) => {
  const { as, db, files, secrets, staff, key, setNow } = await build(t)
  const credential = await key({ role: 'frontend' })
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const twin = await buildApp({ db, files, clock, secrets, config: { sandbox: false, logLevel: 'silent' } })
  t.teardown(() => twin.close())
  const there = () => twin.inject({ url: '/v1/me', headers: { authorization: `Bearer ${credential}` } })
  const { id } = (await as(credential).get('/v1/me')).json()
  t.equal((await there()).statusCode, 200)

  setNow('2017-10-05T00:00:00.000Z')
  const revoke = () => staff.delete(`/v1/api-keys/${id}`)
  const answers = await Promise.all(Array.from({ length: 10 }, revoke))
  t.ok(answers.every(({ statusCode, body }) => statusCode === 204 && body === ''))
  t.equal((await as(credential).get('/v1/me')).statusCode, 401)
  t.equal((await there()).statusCode, 401)

  setNow('2017-10-06T00:00:00.000Z')
  t.equal((await revoke()).statusCode, 204)
  const listed = (await staff.get('/v1/api-keys')).json().items.find((each: { id: string }) => each.id === id)
  t.equal(listed.revoked_at, '2017-10-05T00:00:00.000Z', 'it stays listed, with when it ended first')
  const history = await db
    .selectFrom('history')
    .select(['action', 'visibility'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  t.strictSame(
    history.map(({ action }) => action),
    ['create', 'revoke'],
  )
  t.equal((await staff.delete(`/v1/api-keys/${NOWHERE}`)).statusCode, 404)
  t.equal((await staff.delete('/v1/api-keys/mine')).statusCode, 404)
})

test('auth: the memory of credentials is bounded: the process looks up again rather than fill up', async (t) => {
  const { db, secrets, key } = await build(t)
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const authenticated = authenticator({ reach: () => db, secrets, clock, sandbox: false })
  const authenticate = (credential: string) => authenticated(credential, new Deadline(4_500))
  const credential = await key({ role: 'frontend' })
  // No time passes, so nothing is forgotten for its age.
  t.intercept(performance, 'now', { value: () => 0 })
  has(t, await authenticate(credential), { role: 'frontend' })
  await db.updateTable('api_key').set({ revoked_at: '2017-10-02T00:00:00.000Z' }).execute()
  for (let i = 1; i < 10_000; i++) await authenticate(`no credential ${i}`)
  has(t, await authenticate(credential), { role: 'frontend' }, 'still remembered')
  for (let i = 1; i <= 10_000; i++) await authenticate(`another ${i}`)
  t.equal(await authenticate(credential), undefined, 'looked up again')
})

test('listApiKeys: keys are listed newest first, page by page', async (t) => {
  const { setNow, staff } = await build(t)
  for (let day = 3; day <= 6; day++) {
    setNow(`2017-10-0${day}T00:00:00.000Z`)
    await staff.post('/v1/api-keys', { name: `Key ${day}`, role: 'frontend' })
  }
  const names: string[] = []
  for await (const page of pagesOf(staff.get, '/v1/api-keys?limit=2'))
    names.push(...page.json().items.map(({ name }: { name: string }) => name))
  t.strictSame(names, ['Key 6', 'Key 5', 'Key 4', 'Key 3', 'a secretariat'])
  t.equal((await staff.get('/v1/api-keys?role=city')).statusCode, 400)
})

test('createApiKey: a retry with its Idempotency-Key gets the key again when the answer was lost', async (t) => {
  const { db, secrets, staff } = await build(t)
  const body = { name: 'a key', role: 'frontend' }
  const ask = () => staff.post('/v1/api-keys', body, { headers: { 'idempotency-key': 'one-key-only' } })
  const [first, again] = [await ask(), await ask()]
  t.equal(again.body, first.body)
  t.equal(again.headers['idempotent-replayed'], 'true')
  const { answer } = await db.selectFrom('idempotency_key').select('answer').executeTakeFirstOrThrow()
  t.notOk(answer.includes(first.json().key), 'the kept answer is sealed')
  t.ok(secrets.open(answer).includes(first.json().key))
})
