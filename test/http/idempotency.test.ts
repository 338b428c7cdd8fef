import Fastify from 'fastify'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { deleteOldAnswers, idempotency } from '../../src/http/idempotency.ts'
import { problems } from '../../src/http/problems.ts'
import { stoppedAt } from '../../src/platform/clock.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { connect, type Db } from '../../src/platform/postgres/db.ts'
import { Problem, type ProblemStatus } from '../../src/platform/problem.ts'
import { fileForm, PDF, PNG } from '../factories.ts'
import { has } from '../has.ts'
import { type Answer, build, type World } from '../helper.ts'
import { until, untilBlocked } from '../until.ts'

const keyed = (key: string, more = {}) => ({ headers: { 'idempotency-key': key, ...more } })
const count = async (db: Db, table: 'organisation' | 'city' | 'idempotency_key' | 'event') =>
  (
    await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
const isReplay = ({ headers }: Answer) => headers['idempotent-replayed'] === 'true'

/** A service of one route that writes a city and then answers as the test wants. */
async function aRoute(t: Test, { db, secrets, secretariat }: World, end: () => unknown) {
  const app = Fastify()
  app.decorateRequest('ctx')
  app.addHook('onRequest', async (request) => {
    const actor = { id: secretariat, role: 'system' as const, name: 'one', scopes: [] }
    request.ctx = {
      db,
      now: '2017-10-02T00:00:00.000Z',
      clock: stoppedAt('2017-10-02T00:00:00.000Z'),
      actor: { ...actor, organisation_id: null, city_id: null, application_id: null },
    }
  })
  await app.register(problems)
  await app.register(idempotency, { secrets })
  app.post('/things', { config: { access: 'any' } }, async ({ ctx: { db, now } }, reply) => {
    const city = {
      id: uuidv7(),
      name: uuidv7(),
      country: 'OM',
      kind: 'city' as const,
      created_at: now,
      updated_at: now,
    }
    await db.insertInto('city').values(city).execute()
    reply.headers({ location: '/things/1', etag: '"1"' })
    return end()
  })
  t.teardown(() => app.close())
  return () => app.inject({ method: 'POST', url: '/things', headers: { 'idempotency-key': 'k' } })
}

test('idempotency: a retry gets the same status, bytes, Location and ETag, says so, and changes nothing', async (t) => {
  const { db, staff, aCity, anOrganisation } = await build(t)
  const [city, organisation] = [await aCity(), await anOrganisation()]
  const key = (await staff.post('/v1/api-keys', { name: 'spare', role: 'frontend' })).json()
  const cases: [string, () => Promise<Answer>, number][] = [
    ['POST', () => staff.post('/v1/cities', { name: 'Muscat', country: 'OM' }, keyed('one')), 201],
    ['POST of a secret', () => staff.post('/v1/api-keys', { name: 'a', role: 'frontend' }, keyed('one')), 201],
    ['PATCH', () => staff.patch(`/v1/cities/${city.id}`, { name: 'X' }, keyed('one', { 'if-match': '"1"' })), 200],
    [
      'PATCH of another kind under the same key',
      () => staff.patch(`/v1/organisations/${organisation.id}`, { city: null }, keyed('one', { 'if-match': '"1"' })),
      200,
    ],
    ['DELETE', () => staff.delete(`/v1/api-keys/${key.id}`, undefined, keyed('one')), 204],
  ]
  for (const [name, send, status] of cases) {
    const first = await send()
    const before = await count(db, 'event')
    const second = await send()
    t.equal(first.statusCode, status, name)
    t.notOk(isReplay(first), name)
    t.ok(isReplay(second), name)
    t.equal(second.statusCode, first.statusCode, name)
    t.equal(second.body, first.body, name)
    for (const header of ['location', 'etag', 'content-type', 'cache-control'])
      t.equal(second.headers[header], first.headers[header], `${name}: ${header}`)
    t.not(second.headers['x-request-id'], first.headers['x-request-id'], 'each request has its own id')
    t.equal(await count(db, 'event'), before, name)
  }
})

test('idempotency: a key belongs to one request: a different one is refused, an equal one in other words is replayed', async (t) => {
  const { as, key, staff, aCity } = await build(t)
  const [one, other] = [await aCity(), await aCity()]
  const body = { name: 'Muscat', country: 'OM', membership: { from: '2010-01-01', until: null } }
  t.equal((await staff.post('/v1/cities', body, keyed('k'))).statusCode, 201)
  const turned = { membership: { until: null, from: '2010-01-01' }, country: 'OM', name: 'Muscat' }
  t.ok(isReplay(await staff.post('/v1/cities', turned, keyed('k'))), 'the order of members does not matter')
  const spaced = JSON.stringify(body, null, 2)
  const json = keyed('k', { 'content-type': 'application/json; charset=utf-8' })
  t.ok(isReplay(await staff.post('/v1/cities', spaced, json)), 'nor does white space')
  for (const different of [
    { ...body, name: 'Nizwa' },
    { ...body, aliases: [] },
    { name: 'Muscat', country: 'OM' },
  ])
    has(t, (await staff.post('/v1/cities', different, keyed('k'))).json(), {
      status: 422,
      code: 'idempotency_key_reused',
    })

  const patch = (id: string) => staff.patch(`/v1/cities/${id}`, { kind: 'region' }, keyed('p', { 'if-match': '*' }))
  t.equal((await patch(one.id)).statusCode, 200)
  has(t, (await patch(other.id)).json(), { status: 422, code: 'idempotency_key_reused' }, 'another path parameter')

  const colleague = as(await key({ role: 'secretariat' }))
  const theirs = await colleague.post('/v1/cities', { ...body, name: 'Nizwa' }, keyed('k'))
  t.equal(theirs.statusCode, 201, 'another principal’s same key is another key')
  t.notOk(isReplay(theirs))
})

test('idempotency: query parameters count, their order does not', async (t) => {
  const world = await build(t)
  const app = Fastify()
  app.decorateRequest('ctx')
  app.addHook('onRequest', async (request) => {
    request.ctx = { ...world.ctx(), actor: { ...world.ctx().actor, id: 'somebody' } }
  })
  await app.register(problems)
  await app.register(idempotency, { secrets: world.secrets })
  app.post('/', { config: { access: 'any' } }, ({ url }) => url)
  t.teardown(() => app.close())
  const send = (query: string) => app.inject({ method: 'POST', url: `/?${query}`, headers: { 'idempotency-key': 'k' } })
  const first = await send('a=1&b=2')
  t.equal((await send('b=2&a=1')).body, first.body)
  t.equal((await send('a=1&b=3')).statusCode, 422)
})

// Without the advisory lock, this answered 500 to most of the twenty: their rows collided.
test('idempotency: of twenty at once with one key one runs; the others are replayed or told to wait', async (t) => {
  const { db, staff } = await build(t)
  for (let round = 1; round <= 5; round++) {
    const body = { name: `Partner ${round}`, kind: 'partner' }
    const send = () => staff.post('/v1/organisations', body, keyed(`round ${round}`.replace(' ', '-')))
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    const [fresh, ...more] = answers.filter((answer) => answer.statusCode === 201 && !isReplay(answer))
    t.ok(fresh)
    t.strictSame(more, [])
    for (const answer of answers.filter((answer) => answer !== fresh)) {
      if (isReplay(answer)) t.equal(answer.body, fresh?.body)
      else {
        has(t, answer.json(), { status: 409, code: 'request_in_flight' })
        t.equal(answer.headers['retry-after'], '1')
      }
    }
    t.equal((await send()).body, fresh?.body, 'and a later one replays')
    t.equal(await count(db, 'organisation'), String(round))
  }
})

/** Holds a city's row, so that a request for it is in flight until `release`. */
async function held(t: Test, { database }: World, id: string) {
  const db = connect({ url: database.url, max: 1, prepare: false })
  t.teardown(() => db.destroy())
  const transaction = await db.startTransaction().execute()
  await transaction.selectFrom('city').select('id').where('id', '=', id).forUpdate().execute()
  return { release: () => transaction.rollback().execute() }
}

test('idempotency: while the first runs, a second is told to wait; after it, the second is replayed', async (t) => {
  const world = await build(t)
  const { db, staff, aCity } = world
  const city = await aCity()
  const send = () => staff.patch(`/v1/cities/${city.id}`, { name: 'Muscat' }, keyed('k', { 'if-match': '"1"' }))
  const { release } = await held(t, world, city.id)
  const first = send()
  await untilBlocked(db)
  const second = await send()
  has(t, second.json(), { status: 409, code: 'request_in_flight' })
  t.equal(second.headers['retry-after'], '1')
  await release()
  t.equal((await first).statusCode, 200)
  t.equal((await send()).body, (await first).body)
})

test('idempotency: a request that is killed in flight leaves nothing behind: its key works again at once', async (t) => {
  const world = await build(t)
  const { db, staff, aCity } = world
  const city = await aCity()
  const send = () => staff.patch(`/v1/cities/${city.id}`, { name: 'Muscat' }, keyed('k', { 'if-match': '"1"' }))
  const { release } = await held(t, world, city.id)
  const first = send()
  const [pid] = await untilBlocked(db)
  await sql`select pg_terminate_backend(${pid})`.execute(db)
  const lost = await first
  has(t, lost.json(), { status: 503, code: 'unavailable' })
  t.equal(lost.headers['retry-after'], '1')
  t.equal(await count(db, 'idempotency_key'), '0')
  await release()
  const again = await until('its key is free', async () => {
    const answer = await send()
    return answer.statusCode !== 409 && answer
  })
  t.equal(again.statusCode, 200)
  t.notOk(isReplay(again))
})

test('idempotency: what a refusal or a fault wrote is gone, its headers too, and the key is free again', async (t) => {
  const world = await build(t)
  const { db } = world
  const problem = (status: ProblemStatus) => () => {
    throw new Problem(status, 'no', 'No.', { more: [1] }, { 'retry-after': '7' })
  }
  const cases: [number, () => unknown][] = [
    ...([400, 401, 403, 404, 409, 412, 422, 503] as const).map((status): [number, () => unknown] => [
      status,
      problem(status),
    ]),
    [
      500,
      () => {
        throw new TypeError('oops')
      },
    ],
  ]
  for (const [status, end] of cases) {
    let attempts = 0
    const send = await aRoute(t, world, () => (++attempts < 3 ? end() : { attempts }))
    for (const _ of ['first', 'second']) {
      const refused = await send()
      t.equal(refused.statusCode, status)
      t.match(refused.headers['content-type'], /^application\/problem\+json/)
      t.strictSame([refused.headers.location, refused.headers.etag, isReplay(refused)], [undefined, undefined, false])
      t.strictSame(
        [await count(db, 'city'), await count(db, 'idempotency_key')],
        ['0', '0'],
        `${status} leaves nothing`,
      )
    }
    for (const replayed of [false, true]) {
      const taken = await send()
      t.strictSame([taken.statusCode, taken.body, isReplay(taken)], [200, '{"attempts":3}', replayed])
    }
    t.strictSame([await count(db, 'city'), await count(db, 'idempotency_key')], ['1', '1'])
    await db.deleteFrom('city').execute()
    await db.deleteFrom('idempotency_key').execute()
  }
})

test('submitApplication: a mended draft is taken with the key of the refusal, and that answer is replayed', async (t) => {
  const { as, aProgram, aCity, aReadyDraft } = await build(t)
  const program = await aProgram({ required_documents: ['nomination_form'] })
  const { id, token } = await aReadyDraft({ program, city: await aCity() })
  const submit = () => as(token).post(`/v1/applications/${id}/submit`, undefined, keyed('one-form'))
  for (const _ of ['first', 'again']) {
    const refused = await submit()
    has(t, refused.json(), { status: 422, code: 'not_eligible' })
    t.notOk(isReplay(refused), 'it was looked at again')
  }
  const { payload, extra } = fileForm()
  t.equal((await as(token).put(`/v1/applications/${id}/documents/nomination_form`, payload, extra)).statusCode, 200)
  const [taken, replayed] = [await submit(), await submit()]
  t.strictSame([taken.statusCode, isReplay(taken)], [200, false])
  t.strictSame([replayed.statusCode, isReplay(replayed), replayed.body], [200, true, taken.body])
})

test('createCity: a key that was refused is free for another body, and a taken one is not', async (t) => {
  const { db, staff } = await build(t)
  const create = (name: string, key: string) => staff.post('/v1/cities', { name, country: 'OM' }, keyed(key))
  t.equal((await create('Muscat', 'one')).statusCode, 201)
  t.equal((await create('muscat', 'two')).statusCode, 409)
  const mended = await create('Nizwa', 'two')
  t.strictSame([mended.statusCode, isReplay(mended)], [201, false])
  t.equal((await create('Nizwa', 'two')).body, mended.body)
  has(t, (await create('muscat', 'two')).json(), { status: 422, code: 'idempotency_key_reused' })
  t.equal(await count(db, 'city'), '2')
})

// Without the advisory lock, those that ran beside the one that was taken answered 500: their rows collided.
test('createCity: of ten bodies at once with one key one is taken, however many were refused before it', async (t) => {
  const { db, staff } = await build(t)
  await staff.post('/v1/cities', { name: 'Muscat', country: 'OM' })
  for (let round = 1; round <= 5; round++) {
    const names = Array.from({ length: 10 }, (_, i) => (i % 2 ? 'muscat' : `City ${round} ${i}`))
    const send = (name: string) => staff.post('/v1/cities', { name, country: 'OM' }, keyed(`round-${round}`))
    /** As a client does: the same again, until it is neither in flight nor lost. */
    const settle = (name: string) =>
      until('an answer', async () => {
        const answer = await send(name)
        return answer.json().code !== 'request_in_flight' && answer
      })
    const answers = await Promise.all(names.map(settle))
    const [taken, ...more] = answers.filter((answer) => answer.statusCode === 201)
    t.strictSame([taken === undefined, more.length], [false, 0])
    for (const answer of answers.filter((answer) => answer !== taken))
      t.ok(['city_exists', 'idempotency_key_reused'].includes(answer.json().code), answer.body)
    t.equal((await send(taken?.json().name)).body, taken?.body)
    t.strictSame([await count(db, 'city'), await count(db, 'idempotency_key')], [String(round + 1), String(round)])
  }
})

test('idempotency: an answer is kept as it was sent, with a media type of its own or without a body', async (t) => {
  const world = await build(t)
  for (const [answer, type, body] of [
    [{ a: 1 }, 'application/json; charset=utf-8', '{"a":1}'],
    [undefined, undefined, ''],
  ] as const) {
    const send = await aRoute(t, world, () => answer)
    const [first, second] = [await send(), await send()]
    t.strictSame([first.body, second.body], [body, body])
    t.equal(first.headers['content-type'], type)
    t.equal(second.headers['content-type'], type)
    await world.db.deleteFrom('idempotency_key').execute()
  }
})

test('idempotency: a multipart retry with another boundary is the same request; another file is not', async (t) => {
  const { as, db, aProgram, aCity, aReadyDraft } = await build(t)
  const { id, token } = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const put = ({ payload, extra }: ReturnType<typeof fileForm>) =>
    as(token).put(`/v1/applications/${id}/documents/passport_scan`, payload, keyed('k', extra.headers))
  const first = await put(fileForm())
  t.equal(first.statusCode, 200)
  const second = await put(fileForm(PDF, 'application/pdf', 'file.pdf', 'another-boundary'))
  t.ok(isReplay(second))
  t.equal(second.body, first.body)
  const longer = Buffer.concat([PDF, Buffer.from('%')])
  for (const form of [fileForm(longer), fileForm(PDF, 'application/pdf', 'other.pdf'), fileForm(PNG, 'image/png')])
    has(t, (await put(form)).json(), { status: 422, code: 'idempotency_key_reused' })
  const versions = await db.selectFrom('document').select('version').where('application_id', '=', id).execute()
  t.strictSame(versions, [{ version: 1 }])
})

test('idempotency: the answer is stored sealed: neither the token nor the person stands in the table', async (t) => {
  const { as, db, aProgram, aCity, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const { body, frontend } = await aReadyDraft({ program, city })
  const applicant = { ...body.applicant, name: 'Nominee of the seal', name_as_in_passport: null }
  const start = () =>
    as(frontend).post(`/v1/programs/${program.id}/applications`, { ...body, applicant }, keyed('secret-key-of-mine'))
  const first = await start()
  t.equal(first.statusCode, 201)
  const { applicant_token } = first.json()
  const row = await db.selectFrom('idempotency_key').selectAll().executeTakeFirstOrThrow()
  const kept = JSON.stringify(row) + Object.values(row).map(String).join()
  for (const secret of [applicant_token, 'Nominee', 'secret-key-of-mine', 'office@city.example'])
    t.notOk(kept.includes(secret), secret)
  const second = await start()
  t.equal(second.json().applicant_token, applicant_token, 'and the retry has it again')
  t.equal(second.headers['cache-control'], 'private, no-store', 'which no cache may keep')
})

test('idempotency: a malformed key is refused before anything is done', async (t) => {
  const { db, staff } = await build(t)
  for (const key of ['', 'two words', 'x'.repeat(256), 'ümlaut', 'tab\there']) {
    const answer = await staff.post('/v1/organisations', { name: 'One', kind: 'partner' }, keyed(key))
    t.equal(answer.statusCode, 400, key)
  }
  t.equal(await count(db, 'organisation'), '0')
  for (const key of ['x', 'x'.repeat(255), '"quoted"'])
    t.equal((await staff.post('/v1/organisations', { name: 'One', kind: 'partner' }, keyed(key))).statusCode, 201, key)
})

test('idempotency: an anonymous caller has no keys', async (t) => {
  const { as, db, aProgram } = await build(t)
  const program = await aProgram()
  for (const languages of [[], [{ language: 'en', level: 'B2' }]]) {
    const answer = await as().post(`/v1/programs/${program.id}/eligibility-checks`, { languages }, keyed('k'))
    t.equal(answer.statusCode, 200)
    t.notOk(isReplay(answer))
  }
  t.equal(await count(db, 'idempotency_key'), '0')
})

test('idempotency: answers are kept for 72 hours', async (t) => {
  const { db, staff } = await build(t)
  for (const [key, age] of [
    ['younger', '71:59'],
    ['older', '72:01'],
  ] as const) {
    await staff.post('/v1/organisations', { name: key, kind: 'partner' }, keyed(key))
    await sql`update idempotency_key set created_at = now() - ${age}::interval where created_at > now() - interval '1 hour'`.execute(
      db,
    )
  }
  await deleteOldAnswers(db)
  t.equal(await count(db, 'idempotency_key'), '1', 'the older one is gone, and not only passed over')
  t.ok(isReplay(await staff.post('/v1/organisations', { name: 'younger', kind: 'partner' }, keyed('younger'))))
  t.notOk(isReplay(await staff.post('/v1/organisations', { name: 'older', kind: 'partner' }, keyed('older'))))
})
