import { test } from 'tap'
import { revokeApiKey } from '../../../src/network/api-keys/revoke-api-key.ts'
import { SCOPES, scopesOf } from '../../../src/network/api-keys/scopes.ts'
import { build } from '../../helper.ts'

type Fault = { pointer: string; code: string }
const pairs = (errors: Fault[] = []) => errors.map(({ pointer, code }) => [pointer, code])
const NEXT_YEAR = '2018-10-02T00:00:00.000Z'

test('createApiKey: a key that makes keys gives no scope that it lacks itself', async (t) => {
  const { as, db, key, anOrganisation } = await build(t)
  const { id: organisation_id } = await anOrganisation()
  const maker = as(
    await key({ role: 'secretariat', scopes: ['api_keys:write', 'applications:read', 'documents:read'] }),
  )
  const before = (await db.selectFrom('api_key').select('id').execute()).length
  const office = { role: 'organisation', organisation_id }
  const refused: [string, object, string[][]][] = [
    ['everything', { role: 'secretariat', scopes: [...SCOPES] }, SCOPES.flatMap((scope, i) => (['api_keys:write', 'applications:read', 'documents:read'].includes(scope) ? [] : [[`/scopes/${i}`, 'exceeds_yours']]))], // biome-ignore format: a row
    ['one scope more', { role: 'secretariat', scopes: ['api_keys:write', 'api_keys:read'] }, [['/scopes/1', 'exceeds_yours']]], // biome-ignore format: a row
    ['decisions for a host', { ...office, scopes: ['decisions:write'] }, [['/scopes/0', 'exceeds_yours']]],
    ['drafts for a frontend', { role: 'frontend', scopes: ['applications:write'] }, [['/scopes/0', 'exceeds_yours']]],
    ['what its role cannot have either', { role: 'frontend', scopes: ['cities:write'] }, [['/scopes/0', 'not_allowed']]], // biome-ignore format: a row
  ]
  for (const [name, body, faults] of refused) {
    const answer = await maker.post('/v1/api-keys', { name: 'a key', ...body })
    t.equal(answer.statusCode, 422, name)
    t.strictSame(pairs(answer.json().errors), faults, name)
  }
  t.equal((await db.selectFrom('api_key').select('id').execute()).length, before)

  const made: [string, object, string[]][] = [
    ['the secretariat, nothing said', { role: 'secretariat' }, ['applications:read', 'documents:read', 'api_keys:write']], // biome-ignore format: a row
    ['a host, nothing said', office, ['applications:read', 'documents:read']],
    ['a reviewer, nothing said', { role: 'reviewer' }, ['applications:read', 'documents:read']],
    ['one of its own', { role: 'frontend', scopes: ['documents:read'] }, ['documents:read']],
  ]
  for (const [name, body, scopes] of made) {
    const answer = await maker.post('/v1/api-keys', { name: 'a key', ...body })
    t.equal(answer.statusCode, 201, name)
    t.strictSame(answer.json().scopes, scopes, name)
    t.strictSame((await as(answer.json().key).get('/v1/me')).json().scopes, scopes, `${name}: and it has no more`)
  }

  const bare = as(await key({ role: 'secretariat', scopes: ['api_keys:write'] }))
  const none = await bare.post('/v1/api-keys', { name: 'a key', role: 'reviewer' })
  t.equal(none.statusCode, 422)
  t.strictSame(none.json().errors, [
    {
      pointer: '/role',
      code: 'exceeds_yours',
      detail: 'your own key has none of the scopes of a reviewer',
      params: {},
    },
  ])
})

test('createApiKey: a made key makes no key with more scopes', async (t) => {
  const { as, key } = await build(t)
  let maker = as(await key({ role: 'secretariat', scopes: ['api_keys:write', 'api_keys:read', 'programs:write'] }))
  for (const scopes of [['programs:write', 'api_keys:write'], ['api_keys:write']] as const) {
    const made = await maker.post('/v1/api-keys', { name: 'a key', role: 'secretariat', scopes: [...scopes] })
    t.strictSame(made.json().scopes, scopes)
    maker = as(made.json().key)
  }
  const back = await maker.post('/v1/api-keys', { name: 'a key', role: 'secretariat', scopes: ['programs:write'] })
  t.strictSame(pairs(back.json().errors), [['/scopes/0', 'exceeds_yours']])
})

test('createApiKey: a key ends no later than the key that made it', async (t) => {
  const { as, key, secretariat, setNow } = await build(t)
  const maker = as(await key({ role: 'secretariat', expires_at: NEXT_YEAR }))
  const cases: [string, object, string | null, string[][]][] = [
    ['nothing said', {}, NEXT_YEAR, []],
    ['sooner', { expires_at: '2018-01-01T00:00:00Z' }, '2018-01-01T00:00:00.000Z', []],
    ['the same instant in another zone', { expires_at: '2018-10-02T09:00:00+09:00' }, NEXT_YEAR, []],
    ['a millisecond more', { expires_at: '2018-10-02T00:00:00.001Z' }, null, [['/expires_at', 'exceeds_yours']]],
    ['for ever', { expires_at: null }, null, [['/expires_at', 'exceeds_yours']]],
    ['past', { expires_at: '2017-10-01T00:00:00Z' }, null, [['/expires_at', 'past']]],
  ]
  for (const [name, body, expires_at, faults] of cases) {
    const answer = (await maker.post('/v1/api-keys', { name: 'a key', role: 'frontend', ...body })).json()
    t.strictSame(pairs(answer.errors), faults, name)
    if (faults.length === 0) t.equal(answer.expires_at, expires_at, name)
  }
  const lasting = await as(secretariat).post('/v1/api-keys', { name: 'a key', role: 'frontend', expires_at: null })
  t.equal(lasting.json().expires_at, null, 'a key without an end gives keys without an end')
  const { key: successor } = (await maker.post('/v1/api-keys', { name: 'a key', role: 'secretariat' })).json()
  setNow(NEXT_YEAR)
  t.equal((await as(successor).get('/v1/me')).statusCode, 401)
})

test('revokeApiKey: the last key that can make keys stays', async (t) => {
  const { as, db, key, secretariat, setNow } = await build(t)
  const idOf = async (credential: string) => (await as(credential).get('/v1/me')).json().id
  const own = await idOf(secretariat)
  const revoke = async (id: string, by = secretariat) => {
    const answer = await as(by).delete(`/v1/api-keys/${id}`)
    return answer.statusCode === 204 ? 204 : [answer.statusCode, answer.json().code]
  }
  const REFUSED = [409, 'last_key_maker']
  t.strictSame(await revoke(own), REFUSED, 'there is no other')
  const clerk = await key({ role: 'secretariat', scopes: ['api_keys:read', 'applications:read'] })
  t.strictSame(await revoke(own), REFUSED, 'the other one cannot make keys')
  await key({ role: 'frontend' })
  const brief = await key({ role: 'secretariat', expires_at: '2017-10-03T00:00:00.000Z' })
  setNow('2017-10-03T00:00:00.000Z')
  t.strictSame(await revoke(own), REFUSED, 'the other one has expired')
  setNow('2017-10-02T00:00:00.000Z')
  const gone = await key({ role: 'secretariat' })
  t.equal(await revoke(await idOf(gone)), 204)
  t.equal(await revoke(await idOf(brief)), 204)
  t.strictSame(await revoke(own), REFUSED, 'the others are revoked')
  t.equal(await revoke(await idOf(clerk)), 204, 'one that makes no keys is revoked as ever')
  const { key: successor, id } = (await as(secretariat).post('/v1/api-keys', { name: 'a key', role: 'secretariat' })).json() // biome-ignore format: a row
  t.equal(await revoke(own), 204, 'with a successor it goes')
  t.strictSame(await revoke(id, successor), REFUSED)
  t.equal(await revoke(own, successor), 204, 'doing it again changes nothing')
  const told = await db.selectFrom('history').select('id').where('action', '=', 'revoke').execute()
  t.equal(told.length, 4)
})

// Without `for update` in lockKeyMakers all ten were revoked, in every round.
test('revokeApiKey: of the ten last key makers that are revoked at once one stays', async (t) => {
  const { as, ctx, db, key } = await build(t)
  const reasons = ({ status, ...rest }: PromiseSettledResult<void>) =>
    status === 'rejected' ? (rest as { reason: { code?: string } }).reason.code : 'revoked'
  for (let round = 1; round <= 3; round++) {
    const credentials = await Promise.all(Array.from({ length: 10 }, () => key({ role: 'secretariat' })))
    const ids = await Promise.all(credentials.map(async (each) => (await as(each).get('/v1/me')).json().id))
    await db.updateTable('api_key').set({ revoked_at: '2017-10-02T00:00:00.000Z' }).where('id', 'not in', ids).execute()
    const settled = await Promise.allSettled(ids.map((id) => revokeApiKey(ctx(), id)))
    t.strictSame(settled.map(reasons).sort(), ['last_key_maker', ...Array(9).fill('revoked')], `round ${round}`)
    const left = await db.selectFrom('api_key').select('id').where('revoked_at', 'is', null).execute()
    t.equal(left.length, 1, `round ${round}`)
  }
})

test('scopesOf: no role has a scope that the secretariat lacks', async (t) => {
  for (const [role, scopes] of Object.entries(scopesOf))
    t.strictSame(
      scopes.filter((scope) => !SCOPES.includes(scope)),
      [],
      role,
    )
})
