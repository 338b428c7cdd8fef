import { test } from 'tap'
import { buildApp } from '../../../src/app.ts'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'

const PAGE = 'https://apply.city.example'
const NOWHERE = '01890000-0000-7000-8000-000000000000'
const fromPage = { headers: { origin: PAGE } }
const aPerson = (name = 'Nominee') => ({ name, email: 'office@city.example', birth_date: '1980-02-29' })

test('createApiKey: a publishable key names its pages and its program or series, and has one scope', async (t) => {
  const { staff, made, db, aProgram } = await build(t)
  const program = await aProgram()
  const series = await made(staff.post('/v1/series', { title: 'A series' }))
  const page = { name: 'a page', role: 'page', origins: [PAGE], program_id: program.id }
  const key = await made(staff.post('/v1/api-keys', page))
  t.match(key.key, /^coh_pub_[0-9A-Za-z]{38}$/)
  has(t, key, {
    kind: 'publishable',
    role: 'page',
    scopes: ['applications:start'],
    origins: [PAGE],
    program_id: program.id,
    series_id: null,
  })
  const ofSeries = {
    name: 'a page',
    role: 'page',
    kind: 'publishable',
    origins: ['HTTP://Localhost:80', 'http://localhost'],
  }
  has(t, await made(staff.post('/v1/api-keys', { ...ofSeries, series_id: series.id })), {
    series_id: series.id,
    origins: ['http://localhost'],
  })
  const listed = (await staff.get('/v1/api-keys')).json().items
  t.strictSame(listed.map(({ kind }: { kind: string }) => kind).sort(), ['publishable', 'publishable', 'secret'])
  lacks(t, JSON.stringify(listed), key.key)

  const secret = { name: 'a key', role: 'frontend' }
  for (const [body, faults] of [
    [{ ...page, origins: undefined }, [['/origins', 'required']]],
    [{ ...page, origins: null }, [['/origins', 'required']]],
    [{ ...page, program_id: null }, [['/program_id', 'required']]],
    [{ ...page, series_id: series.id }, [['/series_id', 'not_allowed']]],
    [{ ...page, program_id: NOWHERE }, [['/program_id', 'unknown']]],
    [{ ...page, program_id: null, series_id: NOWHERE }, [['/series_id', 'unknown']]],
    [{ ...page, kind: 'secret' }, [['/kind', 'not_allowed']]],
    [{ ...page, scopes: ['applications:read'] }, [['/scopes/0', 'not_allowed']]],
    [{ ...page, scopes: ['applications:write'] }, [['/scopes/0', 'not_allowed']]],
    [
      { ...page, origins: [PAGE, '*', `${PAGE}/`, 'null', 'city.example'] },
      [1, 2, 3, 4].map((i) => [`/origins/${i}`, 'format']),
    ],
    [{ ...secret, kind: 'publishable' }, [['/kind', 'not_allowed']]],
    [{ ...secret, program_id: program.id }, [['/program_id', 'not_allowed']]],
    [{ ...secret, series_id: series.id }, [['/series_id', 'not_allowed']]],
    [{ ...secret, origins: ['nonsense'] }, [['/origins/0', 'format']]],
  ] as [object, unknown[]][]) {
    const answer = (await staff.post('/v1/api-keys', body)).json()
    const told = answer.errors?.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])
    t.strictSame([answer.status, told], [422, faults], JSON.stringify(body))
  }
  t.equal((await staff.post('/v1/api-keys', { ...page, origins: [] })).statusCode, 400)

  // Whoever writes past the service is held to the same shape.
  const row = { id: NOWHERE, name: 'x', role: 'page', scopes: ['applications:start'], origins: [PAGE], program_id: program.id, hash: Buffer.alloc(32), hint: 'x', created_at: '2017-10-02' } as const // biome-ignore format: a row
  for (const change of [
    { origins: null },
    { origins: [] },
    { program_id: null },
    { series_id: series.id },
    { scopes: ['applications:start', 'applications:read'] },
    { scopes: [] },
    { role: 'frontend' as const },
  ])
    has(
      t,
      await t.rejects(
        db
          .insertInto('api_key')
          .values({ ...row, scopes: [...row.scopes], ...change } as never)
          .execute(),
      ),
      { code: '23514' },
      JSON.stringify(change),
    )
})

test('startApplication: a page starts a draft for its visitor, reads nothing, and goes on with the token', async (t) => {
  const { as, key, staff, secretariat, aCity, aProgram, aReadyDraft } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const page = await key({ role: 'page', origins: [PAGE], program_id: program.id })
  const start = (body: object, extra: object = fromPage) =>
    as(page).post(`/v1/programs/${program.id}/applications`, { city_id: city.id, ...body }, extra)
  const started = await start({ applicant: { ...aPerson(), gender: 'female' } })
  t.equal(started.statusCode, 201)
  t.equal(started.headers['access-control-allow-origin'], PAGE)
  const { id, applicant_token } = started.json()
  has(t, started.json(), {
    status: 'draft',
    applicant: { name: 'Nominee', gender: 'female' },
    allowed: ['submit', 'withdraw'],
    applicant_token_expires_at: '2017-12-23T15:00:00.000Z',
  })
  // Public routes are open to it, from anywhere.
  for (const url of ['/v1/cities', `/v1/programs/${program.id}`])
    t.equal((await as(page).get(url)).statusCode, 200, url)
  for (const url of ['', '/history', '/eligibility', '/documents'])
    has(t, (await as(page).get(`/v1/applications/${id}${url}`, { origin: PAGE })).json(), { code: 'role_not_allowed' })
  const applicant = as(applicant_token)
  const seen = await applicant.get(`/v1/applications/${id}`, { origin: PAGE })
  t.equal(seen.headers['access-control-allow-origin'], PAGE, 'the token works in the pages of keys')
  const edited = { origin: PAGE, 'if-match': String(seen.headers.etag) }
  t.equal((await applicant.patch(`/v1/applications/${id}`, { languages: [] }, { headers: edited })).statusCode, 200)

  // That somebody has applied is all that a page is told, whether or not it started the other one.
  const other = await aReadyDraft({ program, city, applicant: aPerson('Another') })
  for (const name of ['Nominee', 'Another']) {
    const refused = (await start({ applicant: aPerson(name) })).json()
    has(t, refused, { status: 409, code: 'application_exists', application: undefined })
    lacks(t, JSON.stringify(refused), id)
    lacks(t, JSON.stringify(refused), other.id)
  }
  has(t, (await as(secretariat).get(`/v1/applications/${id}/history`)).json().items[0], { actor: { role: 'page' } })

  for (const [name, headers] of [
    ['no origin', {}],
    ['another origin', { origin: 'https://evil.example' }],
    ['its host on another scheme', { origin: 'http://apply.city.example' }],
    ['its host on another port', { origin: `${PAGE}:8443` }],
    ['a page without an origin', { origin: 'null' }],
    ['an address', { origin: `${PAGE}/page` }],
  ] as const)
    has(
      t,
      (await start({ applicant: aPerson(name) }, { headers })).json(),
      { status: 403, code: 'origin_not_allowed' },
      name,
    )
  t.equal((await start({ applicant: aPerson('Third') }, { headers: { origin: `${PAGE}:443` } })).statusCode, 201)

  const { id: key_id } = (await staff.get('/v1/api-keys'))
    .json()
    .items.find(({ role }: { role: string }) => role === 'page')
  await staff.delete(`/v1/api-keys/${key_id}`)
  t.equal((await start({ applicant: aPerson('Fourth') })).statusCode, 401)
})

test('startApplication: a page starts in its own program or series only', async (t) => {
  const { as, key, staff, made, aCity, aProgram } = await build(t)
  const series = await made(staff.post('/v1/series', { title: 'A series' }))
  const [city, one, two, other] = [
    await aCity(),
    await aProgram({ series_id: series.id }),
    await aProgram({ series_id: series.id }),
    await aProgram(),
  ]
  const ofProgram = await key({ role: 'page', origins: [PAGE], program_id: one.id })
  const ofSeries = await key({ role: 'page', origins: [PAGE], series_id: series.id })
  for (const [name, credential, answers] of [
    ['a program', ofProgram, [201, 403, 403]],
    ['a series', ofSeries, [201, 201, 403]],
  ] as const)
    for (const [i, program] of [one, two, other].entries()) {
      const body = { city_id: city.id, applicant: aPerson(`${name} ${i}`) }
      const answer = await as(credential).post(`/v1/programs/${program.id}/applications`, body, fromPage)
      t.equal(answer.statusCode, answers[i], `${name}: ${i}`)
      if (answer.statusCode === 403) has(t, answer.json(), { code: 'program_not_yours' })
    }
  has(t, (await as(ofSeries).get('/v1/me', { origin: PAGE })).json(), {
    role: 'page',
    series_id: series.id,
    origins: [PAGE],
  })
})

test('startApplication: an answer is given again only to the same key and body, which nobody guesses', async (t) => {
  const { as, key, aCity, aProgram } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const page = await key({ role: 'page', origins: [PAGE], program_id: program.id })
  const start = (name: string, idempotency: string) =>
    as(page).post(
      `/v1/programs/${program.id}/applications`,
      { city_id: city.id, applicant: aPerson(name) },
      { headers: { origin: PAGE, 'idempotency-key': idempotency } },
    )
  has(t, (await start('One', 'start-1')).json(), { status: 400, code: 'idempotency_key_malformed' })
  const uuid = '9d5c1f0e-7a44-4c0b-8a51-7f4f0d2b3c11'
  const [first, again, another] = [await start('One', uuid), await start('One', uuid), await start('Two', uuid)]
  t.equal(first.statusCode, 201)
  t.equal(again.body, first.body)
  t.equal(another.statusCode, 201, 'two visitors do not meet under one key')
})

test('startApplication: an address has a number of starts a minute with a key; others go on', async (t) => {
  const { app, key, secretariat, aCity, aProgram } = await build(t, { startsPerMinute: 3, trustProxy: ['10.0.0.1'] })
  const [program, city] = [await aProgram(), await aCity()]
  const [page, second] = [
    await key({ role: 'page', origins: [PAGE], program_id: program.id }),
    await key({ role: 'page', origins: [PAGE], program_id: program.id }),
  ]
  let count = 0
  const start = (remoteAddress: string, credential = page, headers = {}) =>
    app.inject({
      method: 'POST',
      url: `/v1/programs/${program.id}/applications`,
      remoteAddress,
      headers: { authorization: `Bearer ${credential}`, origin: PAGE, ...headers },
      payload: { city_id: city.id, applicant: aPerson(`Nominee ${++count}`) },
    })
  const many = await Promise.all(Array.from({ length: 10 }, () => start('192.0.2.1')))
  t.strictSame(many.map(({ statusCode }) => statusCode).sort(), [201, 201, 201, ...Array(7).fill(429)])
  const refused = many.find(({ statusCode }) => statusCode === 429)
  has(t, refused?.json(), { code: 'too_many_requests' })
  t.match(refused?.headers['retry-after'], /^([1-9]|[1-5]\d|60)$/)
  t.equal(refused?.headers['access-control-allow-origin'], PAGE)
  for (const [name, address, credential, headers, status] of [
    ['another address', '192.0.2.2', page, {}, 201],
    ['another key', '192.0.2.1', second, {}, 201],
    ['a secret key', '192.0.2.1', secretariat, { origin: 'https://beside.example' }, 201],
    ['a claim of a client that is no proxy', '192.0.2.1', page, { 'x-forwarded-for': '198.51.100.9' }, 429],
    ['a client behind the proxy', '10.0.0.1', page, { 'x-forwarded-for': '198.51.100.9' }, 201],
    ['the refused client behind the proxy', '10.0.0.1', page, { 'x-forwarded-for': '198.51.100.9, 192.0.2.1' }, 429],
    ['the refused client, mapped to IPv6', '::ffff:192.0.2.1', page, {}, 429],
  ] as const)
    t.equal((await start(address, credential, headers)).statusCode, status, name)
  // A network of IPv6 is one client.
  const six = ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:0db8::3', '2001:db8:0:0:1:2:3:4', '2001:db8:0:1::1']
  const answers: number[] = []
  for (const address of six) answers.push((await start(address)).statusCode)
  t.strictSame(answers, [201, 201, 201, 429, 201])
})

test('createApiKey: another process lets in the pages of a key as soon as it is made', async (t) => {
  const { db, files, secrets, staff, aProgram } = await build(t)
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const twin = await buildApp({ db, files, clock, secrets, config: { sandbox: false, logLevel: 'silent' } })
  t.teardown(() => twin.close())
  const headers = { origin: PAGE, 'access-control-request-method': 'GET' }
  const opened = async () =>
    (await twin.inject({ method: 'OPTIONS', url: '/v1/me', headers })).headers['access-control-allow-origin']
  t.equal(await opened(), undefined)
  const { id } = await aProgram()
  await staff.post('/v1/api-keys', { name: 'a page', role: 'page', origins: [PAGE], program_id: id })
  t.equal(await opened(), PAGE)
})
