import { type Test, test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { newCredential } from '../../src/platform/secrets.ts'
import { has, lacks } from '../has.ts'
import { build, type World } from '../helper.ts'
import { until } from '../until.ts'

/** Another process of the same service; `queries` tells how often it asked the database. */
async function aTwin(t: Test, { database, files, secrets }: World, sandbox = false) {
  let queries = 0
  const log = () => {
    queries++
  }
  const db = connect({ url: database.url, max: 2, prepare: false, log })
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const app = await buildApp({ db, files, clock, secrets, config: { sandbox, logLevel: 'silent' } })
  t.teardown(async () => {
    await app.close()
    await db.destroy()
  })
  const me = (credential: string) => app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${credential}` } })
  return { app, me, queries: () => queries }
}

test('auth: a credential comes as Bearer, in any case; any other is refused, on a public path too', async (t) => {
  const { app, secretariat } = await build(t)
  const ask = (authorization: string, url = '/v1/me') => app.inject({ url, headers: { authorization } })
  for (const scheme of ['Bearer', 'bearer', 'BEARER', 'Bearer  '])
    t.equal((await ask(`${scheme} ${secretariat}`)).statusCode, 200, scheme)
  const wrong = secretariat.slice(0, -1) + (secretariat.endsWith('0') ? '1' : '0')
  for (const authorization of [
    '',
    'Bearer',
    'Bearer ',
    secretariat,
    `Basic ${secretariat}`,
    `Token ${secretariat}`,
    `Bearer ${secretariat} more`,
    `Bearer "${secretariat}"`,
    `Bearer ${secretariat},`,
    `Bearer${secretariat}`,
    `Bearer ${wrong}`,
    `Bearer ${secretariat.toLowerCase()}`,
    `Bearer ${newCredential('coh_live_')}`,
    `Bearer ${newCredential('coh_applicant_')}`,
    'Bearer null',
  ])
    for (const url of ['/v1/me', '/v1/cities', '/v1/api-keys']) {
      const answer = await ask(authorization, url)
      has(t, answer.json(), { status: 401, code: 'unauthorized' }, `${authorization} ${url}`)
      t.match(answer.headers['www-authenticate'], /^Bearer realm=/)
      lacks(t, answer.body, secretariat.slice(9, 20), 'what was sent is not told again')
    }
  t.equal((await app.inject('/v1/me')).statusCode, 401)
  t.equal((await app.inject('/v1/cities')).statusCode, 200)
})

test('auth: the checksum tells a typing error, without a look at the database', async (t) => {
  const world = await build(t)
  const { me, queries } = await aTwin(t, world)
  const good = world.secretariat
  t.equal((await me(good)).statusCode, 200)
  const before = queries()
  t.ok(before > 0)
  for (let i = 9; i < good.length; i += 3) {
    const typo = `${good.slice(0, i)}${good[i] === 'x' ? 'y' : 'x'}${good.slice(i + 1)}`
    t.equal((await me(typo)).statusCode, 401, `place ${i}`)
  }
  for (const cut of [good.slice(0, -1), `${good}0`, good.slice(9), good.replace('coh_live_', 'coh_applicant_')])
    t.equal((await me(cut)).statusCode, 401)
  t.equal(queries(), before)
})

test('auth: a key of the sandbox is worth nothing outside of it, and is not even looked up', async (t) => {
  const world = await build(t, { sandbox: true })
  const inside = await aTwin(t, world, true)
  const outside = await aTwin(t, world)
  t.equal((await inside.me(world.secretariat)).statusCode, 200)
  t.equal((await outside.me(world.secretariat)).statusCode, 401)
  t.equal(outside.queries(), 0)
  t.equal((await outside.app.inject('/v1/sandbox')).statusCode, 404)
})

test('auth: a key ends at its instant, however fresh it is in memory', async (t) => {
  const { as, key, setNow } = await build(t)
  const credential = await key({ role: 'frontend', expires_at: '2017-10-02T01:00:00+01:00' }).catch(() => undefined)
  t.equal(credential, undefined, 'it must be in the future')
  const short = await key({ role: 'frontend', expires_at: '2017-10-02T00:00:01Z' })
  setNow('2017-10-02T00:00:00.999Z')
  t.equal((await as(short).get('/v1/me')).statusCode, 200)
  setNow('2017-10-02T00:00:01.000Z')
  t.equal((await as(short).get('/v1/me')).statusCode, 401)
})

// With the wait taken out of the route, the twin went on answering 200 in every round.
test('revokeApiKey: when the revocation is answered, the key works in no process', async (t) => {
  const world = await build(t)
  const { as, staff, me } = { ...world, me: (await aTwin(t, world)).me }
  for (let round = 1; round <= 3; round++) {
    const { id, key } = (await staff.post('/v1/api-keys', { name: 'one', role: 'frontend' })).json()
    const revocation = staff.delete(`/v1/api-keys/${id}`)
    let isOver = false
    revocation.then(() => {
      isOver = true
    })
    // Both keep the key warm in their memory all the while.
    await until('the revocation is answered', async () => {
      await Promise.all([as(key).get('/v1/me'), me(key)])
      return isOver
    })
    t.equal((await revocation).statusCode, 204)
    const answers = await Promise.all([...Array(10)].flatMap(() => [as(key).get('/v1/me'), me(key)]))
    t.strictSame(
      answers.filter(({ statusCode }) => statusCode !== 401),
      [],
      `round ${round}`,
    )
  }
})

test('auth: what is known of a key is trusted for less than a second, and looked up once in that time', async (t) => {
  const world = await build(t)
  const { me, queries } = await aTwin(t, world)
  await Promise.all(Array.from({ length: 20 }, () => me(world.secretariat)))
  t.equal(queries(), 1, 'twenty at once ask once')
  await world.db.updateTable('api_key').set({ revoked_at: '2017-10-02T00:00:00Z' }).execute()
  const known = performance.now()
  await until('it is asked for again', async () => (await me(world.secretariat)).statusCode === 401)
  t.ok(performance.now() - known < 1_500, 'within a second, and the time of one request')
})

test('createApiKey: a key may have fewer scopes than its role', async (t) => {
  const { as, key, aCity } = await build(t)
  const limited = as(await key({ role: 'secretariat', scopes: ['applications:read'] }))
  t.equal((await limited.get('/v1/applications')).statusCode, 200)
  const refused = await limited.post('/v1/cities', { name: 'X', country: 'OM' })
  has(t, refused.json(), { status: 403, code: 'scope_missing', detail: /cities:write/ })
  const other = as(await key({ role: 'city', city_id: (await aCity()).id }))
  has(
    t,
    (await other.post('/v1/cities', {})).json(),
    { status: 403, code: 'role_not_allowed' },
    'before the body is looked at',
  )
})
