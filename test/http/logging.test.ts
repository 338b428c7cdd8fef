import { sql } from 'kysely'
import { test } from 'tap'
import { serializers } from '../../src/http/logging.ts'
import { aServer } from '../child.ts'
import { has, lacks } from '../has.ts'
import { build } from '../helper.ts'

test('logging: of an error, a request and an answer only what names no person is logged', async (t) => {
  const { err, req, res } = serializers
  const failure = (code: string | undefined) => Object.assign(new Error('line one\nline two'), { code })
  for (const [code, message] of [
    ['23505', 'a database error'],
    ['22P02', 'a database error'],
    ['42P01', 'line one\nline two'],
    ['ECONNREFUSED', 'line one\nline two'],
    [undefined, 'line one\nline two'],
  ] as const) {
    const told = err(Object.assign(failure(code), { detail: 'Key (name)=(Nominee) exists', constraint: 'once' }))
    has(t, told, { type: 'Error', code, message, constraint: 'once', stack: /^ {4}at / })
    lacks(t, JSON.stringify(told), 'Nominee')
    lacks(t, told.stack, 'line', 'the stack does not repeat the text')
  }
  t.strictSame(err({ name: 'Odd', message: 'x' }).stack, '')
  const request = { method: 'GET', id: '1', url: '/?q=Nominee', headers: { authorization: 'x' } }
  t.strictSame(req(request), { method: 'GET', id: '1' })
  t.strictSame(res(Object.assign({ statusCode: 200 }, { body: 'Nominee' })), { status: 200 })
})

test('logging: each request is logged with its route and status, never with body, query, token or person', async (t) => {
  const { db, database, secretariat, aProgram, aCity, aReadyDraft } = await build(t)
  // The process goes by the clock on the wall.
  const open = { call: { closes_on: '2099-10-13' }, starts_on: '2099-11-20', ends_on: '2099-11-23' }
  const [program, city] = [await aProgram(open), await aCity()]
  const { body, token, id, frontend } = await aReadyDraft({ program, city })
  const { call, kill, said } = await aServer(t, {
    DATABASE_URL: database.url,
    KEY_PEPPER: 'a pepper for tests that is long enough',
    LOG_LEVEL: 'trace',
    WORKER: 'false',
  })
  const secret = 'Hidden-7c1'
  // A person in every place where one could be, in requests that succeed, are refused, and fail in the database.
  await sql`alter table organisation add constraint no_more check (name not like 'Hidden%')`.execute(db)
  const person = {
    ...body.applicant,
    name: `${secret} Nominee`,
    name_as_in_passport: secret,
    email: `${secret}@city.example`,
  }
  const start = `/v1/programs/${program.id}/applications`
  const json = { ...body, applicant: person }
  const headers = { 'idempotency-key': `${secret}-key`, cookie: `a=${secret}`, 'user-agent': secret }
  const requests: [number, string, Parameters<typeof call>[1]?][] = [
    [200, `/v1/applications?q=${secret}`, { key: secretariat }],
    [200, `/v1/applications/${id}`, { key: token, headers }],
    [400, `/v1/applications?${secret}=1`, { key: secretariat }],
    [400, start, { method: 'POST', key: frontend, json: { ...json, [secret]: secret } }],
    [
      400,
      start,
      { method: 'POST', key: frontend, body: `{"${secret}`, headers: { 'content-type': 'application/json' } },
    ],
    [401, '/v1/me', { headers: { authorization: `Bearer ${secret}` } }],
    [404, `/v1/${secret}`, {}],
    [404, `/v1/cities/${secret}`, {}],
    [404, `/v1/cities/${id}`, {}],
    [415, start, { method: 'POST', key: frontend, body: secret, headers: { 'content-type': `text/${secret}` } }],
    [500, '/v1/organisations', { method: 'POST', key: secretariat, json: { name: secret, kind: 'partner' } }],
  ]
  for (const [status, url, options] of requests) t.equal((await call(url, options)).status, status, url)
  t.equal((await call(start, { method: 'POST', key: frontend, json, headers })).status, 201)
  t.strictSame(await kill('SIGTERM'), [0, null])

  lacks(t, said(), secret)
  for (const one of [secretariat, token, frontend, 'office@city.example', 'NOMINEE', 'a pepper for'])
    t.notOk(said().includes(one), one)
  const lines = said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
  const answered = lines.filter(({ msg }) => msg === 'answered')
  t.equal(answered.length, requests.length + 1)
  has(t, answered.at(-1), {
    method: 'POST',
    route: '/v1/programs/:program_id/applications',
    status: 201,
    ms: Number,
    role: 'frontend',
    request_id: /^[0-9a-f-]{36}$/,
  })
  has(t, answered[1], { application_id: id, role: 'applicant', status: 200 }, 'the object')
  has(
    t,
    answered.find(({ city_id }) => city_id === id),
    { status: 404, code: 'not_found' },
    'the code of a problem',
  )
  const wrong = answered.filter(({ status }) => status >= 400)
  t.ok(wrong.length > 8)
  for (const { code } of wrong) t.match(code, /^[a-z_]+$/)
  has(t, answered.at(-1), { program_id: program.id, actor: /^[0-9a-f-]{36}$/ }, 'and the key')
  has(
    t,
    lines.find(({ level }) => level === 50),
    {
      msg: 'internal_error',
      err: { code: '23514', constraint: 'no_more', table: 'organisation', message: 'a database error', stack: / at / },
    },
    'a failure is told by its code and place',
  )
})

test('logging: a probe that succeeds is told at debug only', async (t) => {
  const { database } = await build(t)
  const env = { DATABASE_URL: database.url, KEY_PEPPER: 'a pepper for tests that is long enough', WORKER: 'false' }
  for (const [LOG_LEVEL, expected] of [
    ['info', ['/v1/programs']],
    ['debug', ['/livez', '/readyz', '/v1/programs']],
  ] as const) {
    const { call, kill, said } = await aServer(t, { ...env, LOG_LEVEL })
    for (const path of ['/livez', '/readyz', '/v1/programs']) t.equal((await call(path)).status, 200)
    await kill('SIGTERM')
    const told = [...said().matchAll(/"route":"([^"]+)"/g)].map(([, route]) => route)
    t.strictSame(told, expected, LOG_LEVEL)
  }
})
