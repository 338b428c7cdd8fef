import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect as connectTo } from 'node:net'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { onClientError } from '../../src/http/parser-errors.ts'
import { problemOf } from '../../src/http/problems.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { fileForm } from '../factories.ts'
import { has, lacks } from '../has.ts'
import { type Answer, build } from '../helper.ts'

const NOWHERE = '01890000-0000-7000-8000-000000000000'
const JSON_BODY = { 'content-type': 'application/json' }
const ORGANISATION = { name: 'One', kind: 'partner' }

/** Every refusal has this shape; what tells one from another is compared by the test. */
function checkShape(t: Test, { statusCode, headers, body }: Answer, url: string) {
  const problem = JSON.parse(body)
  t.match(headers['content-type'], /^application\/problem\+json/)
  t.equal(headers['cache-control'], 'private, no-store')
  has(t, problem, {
    type: `urn:cohort:problem:${problem.code}`,
    title: /./,
    status: statusCode,
    detail: /^[A-Z].*\.$/s,
    code: /^[a-z_]+$/,
    instance: url.split('?', 1)[0],
    request_id: headers['x-request-id'],
  })
}

test('problems: a faulty request is answered with one status, one code and the place of the fault', async (t) => {
  const { app, secretariat } = await build(t)
  const deep = (open: string, close: string, depth = 100_000) =>
    `{"name":${open.repeat(depth)}1${close.repeat(depth)},"kind":"partner"}`
  type Case = { body?: InjectOptions['payload']; headers?: Record<string, string>; method?: string; url?: string }
  const cases: [string, Case, number, string, object?][] = [
    ['malformed JSON', { body: '{"name":' }, 400, 'malformed_json'],
    ['a JSON text that breaks off', { body: '{"name":"One"' }, 400, 'malformed_json'],
    ['bytes that are no UTF-8', { body: Buffer.from('{"name":"\xff"}', 'latin1') }, 400, 'malformed_json'],
    ['no body', {}, 400, 'schema_violation', [{ pointer: '', code: 'type' }]],
    ['an empty body', { body: '' }, 400, 'schema_violation', [{ pointer: '', code: 'type' }]],
    ['null', { body: 'null' }, 400, 'schema_violation', [{ pointer: '', code: 'type' }]],
    ['a list', { body: '[]' }, 400, 'schema_violation', [{ pointer: '', code: 'type' }]],
    ['a text', { body: '"x"' }, 400, 'schema_violation', [{ pointer: '', code: 'type' }]],
    ['text/plain', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
    [
      'a form',
      { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_media_type',
    ],
    ['no such type', { body: '{}', headers: { 'content-type': 'nonsense' } }, 415, 'unsupported_media_type'],
    ['a file', { body: fileForm().payload, headers: fileForm().extra.headers }, 415, 'unsupported_media_type'],
    ['too much', { body: JSON.stringify({ name: 'x'.repeat(1024 * 1024) }) }, 413, 'body_too_large'],
    ['a NUL', { body: '{"name":"a\\u0000b","kind":"partner"}' }, 400, 'unstorable_text', [{ pointer: '/name' }]],
    [
      'half a character',
      { body: '{"name":"\\ud83d","kind":"partner"}' },
      400,
      'unstorable_text',
      [{ pointer: '/name' }],
    ],
    ['its other half', { body: '{"name":"\\ude00","kind":"partner"}' }, 400, 'unstorable_text', [{ pointer: '/name' }]],
    ['a NUL in a name', { body: '{"a/b":{"\\u0000":1}}' }, 400, 'unstorable_text', [{ pointer: '/a~1b/-' }]],
    ['a NUL in a query', { method: 'GET', url: '/v1/cities?q=%00' }, 400, 'unstorable_text', [{ pointer: '?q' }]],
    ['deep lists', { body: deep('[', ']') }, 400, 'too_deep'],
    ['deep objects', { body: deep('{"a":', '}', 50_000) }, 400, 'too_deep'],
    ['__proto__', { body: '{"name":"x","kind":"partner","__proto__":{"a":1}}' }, 400, 'malformed_json'],
    ['constructor.prototype', { body: '{"name":"x","constructor":{"prototype":{"a":1}}}' }, 400, 'malformed_json'],
    [
      'a number for a text',
      { body: '{"name":5,"kind":"partner"}' },
      400,
      'schema_violation',
      [{ pointer: '/name', code: 'type' }],
    ],
    [
      'null for a text',
      { body: '{"name":null,"kind":"partner"}' },
      400,
      'schema_violation',
      [{ pointer: '/name', code: 'type' }],
    ],
    [
      'a list of one for a text',
      { body: '{"name":["x"],"kind":"partner"}' },
      400,
      'schema_violation',
      [{ pointer: '/name', code: 'type' }],
    ],
    [
      'a text for a number',
      { url: '/v1/programs', body: '{"title":"x","seats":"5"}' },
      400,
      'schema_violation',
      [{ pointer: '/seats', code: 'type' }],
    ],
    [
      'two things, one of them missing and one too much',
      { body: '{"name":"x","status":"offered"}' },
      400,
      'schema_violation',
      [
        { pointer: '/kind', code: 'required', detail: 'is required' },
        { pointer: '/status', code: 'additional_properties', detail: 'is not a known member' },
      ],
    ],
    [
      'a name to be escaped',
      { body: '{"a/b~c":1,"name":"x","kind":"partner"}' },
      400,
      'schema_violation',
      [{ pointer: '/a~1b~0c' }],
    ],
    [
      'none of the values',
      { body: '{"name":"x","kind":"other"}' },
      400,
      'schema_violation',
      [{ pointer: '/kind', code: 'enum', detail: /secretariat, regional_office, partner$/ }],
    ],
    [
      'deep inside',
      { url: '/v1/cities', body: '{"name":"x","country":"OM","membership":{"from":"2010-02-30"}}' },
      400,
      'schema_violation',
      [{ pointer: '/membership/from' }],
    ],
    ['an unknown path', { method: 'GET', url: '/v1/nowhere' }, 404, 'not_found'],
    ['an unknown path, whatever is sent there', { url: '/v1/nowhere', body: '{"' }, 404, 'not_found'],
    ['a slash too much', { method: 'GET', url: '/v1/cities/' }, 404, 'not_found'],
    ['no dot where one is', { method: 'GET', url: '/openapiXjson' }, 404, 'not_found'],
    ['HTML wanted', { method: 'GET', url: '/v1/cities', headers: { accept: 'text/html' } }, 406, 'not_acceptable'],
    [
      'XML wanted',
      { method: 'GET', url: '/v1/cities', headers: { accept: 'application/xml;q=0.9' } },
      406,
      'not_acceptable',
    ],
  ]
  for (const [name, { method = 'POST', url = '/v1/organisations', body, headers }, status, code, errors] of cases) {
    await t.test(name, async (t) => {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: {
          authorization: `Bearer ${secretariat}`,
          ...(typeof body === 'object' || typeof body === 'string' ? JSON_BODY : {}),
          ...headers,
        },
        ...(body !== undefined && { payload: body }),
      })
      checkShape(t, answer, url)
      has(t, answer.json(), { status, code, ...(errors && { errors }) })
    })
  }
})

test('problems: of thousands of faults fifty are listed', async (t) => {
  const { staff } = await build(t)
  for (const aliases of [Array(5_000).fill(5), Array(5_000).fill('\0')]) {
    const refused = await staff.post('/v1/cities', { name: 'x', country: 'OM', aliases })
    t.equal(refused.statusCode, 400)
    t.equal(refused.json().errors.length, 50)
  }
})

test('problems: a client that accepts JSON, anything or problems is served', async (t) => {
  const { as } = await build(t)
  for (const accept of ['application/json', '*/*', 'application/*', 'text/html, */*;q=0.1', 'application/problem+json'])
    t.equal((await as().get('/v1/cities', { accept })).statusCode, 200, accept)
})

test('problems: a wrong method on an existing path is a 405, and Allow lists the right ones', async (t) => {
  const { app } = await build(t)
  const paths: [string, string][] = [
    ['/v1/cities', 'GET, HEAD, POST'],
    ['/v1/cities?limit=1', 'GET, HEAD, POST'],
    [`/v1/programs/${NOWHERE}`, 'GET, HEAD, PATCH'],
    [`/v1/programs/${NOWHERE}/publish`, 'POST'],
    [`/v1/programs/${NOWHERE}/cities/${NOWHERE}/allocation`, 'DELETE, GET, HEAD, PUT'],
    [`/v1/applications/${NOWHERE}/documents/headshot`, 'DELETE, PUT'],
    [`/v1/applications/${NOWHERE}/documents/headshot/content`, 'GET, HEAD'],
    [`/v1/applications/${NOWHERE}/submit`, 'POST'],
    [`/v1/api-keys/${NOWHERE}`, 'DELETE'],
    ['/v1/me', 'GET, HEAD'],
    ['/livez', 'GET, HEAD'],
  ]
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
  for (const [url, allow] of paths) {
    for (const method of methods.filter((method) => !allow.split(', ').includes(method))) {
      const answer = await app.inject({ method, url })
      checkShape(t, answer, url)
      t.equal(answer.statusCode, 405, `${method} ${url}`)
      t.equal(answer.headers.allow, allow, `${method} ${url}`)
    }
  }
})

test('problems: a malformed id and an unknown id are answered alike to the byte', async (t) => {
  const { app, secretariat } = await build(t)
  const told = async (method: 'GET' | 'POST' | 'DELETE', path: string, id: string) => {
    const url = path.replace('*', id)
    const answer = await app.inject({ method, url, headers: { authorization: `Bearer ${secretariat}` } })
    const { instance, request_id } = answer.json()
    const { 'x-request-id': _, 'content-length': __, date: ___, ...headers } = answer.headers
    return { headers, body: answer.body.replace(instance, '').replace(request_id, ''), status: answer.statusCode }
  }
  for (const [method, path] of [
    ['GET', '/v1/cities/*'],
    ['GET', '/v1/programs/*'],
    ['GET', '/v1/series/*'],
    ['GET', '/v1/organisations/*'],
    ['GET', '/v1/applications/*'],
    ['GET', '/v1/applications/*/documents'],
    ['GET', '/v1/applications/*/history'],
    ['POST', '/v1/applications/*/start-review'],
    ['POST', '/v1/programs/*/publish'],
    ['DELETE', '/v1/api-keys/*'],
  ] as const) {
    const expected = await told(method, path, NOWHERE)
    t.equal(expected.status, 404, path)
    for (const id of ['1', 'no-id', `${NOWHERE}0`, "'--", '%00', '%F0%9F%98%80', `${NOWHERE}%20`, 'x'.repeat(90)])
      t.strictSame(await told(method, path, id), expected, `${method} ${path} ${id}`)
  }
})

test('problems: an unexpected error is a 500 that tells nothing of its cause', async (t) => {
  const { app, db, staff } = await build(t)
  await sql`alter table organisation add constraint secret_constraint check (name <> 'Secret name')`.execute(db)
  const answer = await staff.post('/v1/organisations', { ...ORGANISATION, name: 'Secret name' })
  t.equal(answer.statusCode, 500)
  checkShape(t, answer, '/v1/organisations')
  t.equal(answer.json().code, 'internal_error')
  t.strictSame(Object.keys(answer.json()), ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id'])
  lacks(t, answer.body, /secret|organisation[^s]|at .*:\d+/i)
  await sql`drop table membership cascade`.execute(db)
  lacks(t, (await app.inject('/v1/cities')).body, /membership|select/)
  t.equal((await app.inject('/v1/cities')).statusCode, 500)
})

test('problemOf: each error of a library or of the database has its status and code', async (t) => {
  const error = (more: object) => Object.assign(new Error('the text of it'), more) as Parameters<typeof problemOf>[0]
  for (const [more, status, code] of [
    [{ code: '08006' }, 503, 'unavailable'],
    [{ code: '53300' }, 503, 'unavailable'],
    [{ code: '57P01' }, 503, 'unavailable'],
    [{ code: '57014' }, 503, 'unavailable'],
    [{ code: '40001' }, 503, 'unavailable'],
    [{ code: '40P01' }, 503, 'unavailable'],
    [{ code: '55P03' }, 503, 'unavailable'],
    [{ code: '25P03' }, 503, 'unavailable'],
    [{ code: 'ECONNREFUSED' }, 503, 'unavailable'],
    [{ code: 'EPIPE' }, 503, 'unavailable'],
    [{ code: 'EAGAIN' }, 503, 'unavailable'],
    [{ message: 'Connection terminated unexpectedly' }, 503, 'unavailable'],
    [{ message: 'timeout exceeded when trying to connect' }, 503, 'unavailable'],
    [{ code: '22003' }, 400, 'malformed_value'],
    [{ code: '22P02' }, 400, 'malformed_value'],
    [{ code: '23505' }, 500, 'internal_error'],
    [{ code: '42P01' }, 500, 'internal_error'],
    [{ statusCode: 400, code: 'FST_ERR_OTHER' }, 400, 'malformed_request'],
    [{ statusCode: 418 }, 500, 'internal_error'],
    [{}, 500, 'internal_error'],
  ] as const) {
    const problem = problemOf(error(more))
    has(t, problem, { status, code }, JSON.stringify(more))
    t.equal(problem.headers['retry-after'], status === 503 ? '1' : undefined)
    lacks(t, problem.message, /the text of it/)
  }
})

test('problems: a lock that is not given, and a database that is gone, are a 503 with Retry-After; both recover', async (t) => {
  const world = await build(t)
  const { files, secrets, database, staff, aCity } = world
  const city = await aCity()
  const other = connect({ url: database.url, max: 1, prepare: false })
  t.teardown(() => other.destroy())
  const holder = await other.startTransaction().execute()
  await holder.selectFrom('city').select('id').forUpdate().execute()
  const busy = await staff.patch(`/v1/cities/${city.id}`, { name: 'X' }, { headers: { 'if-match': '*' } })
  has(t, busy.json(), { status: 503, code: 'unavailable' })
  t.equal(busy.headers['retry-after'], '1')
  await holder.rollback().execute()

  // Every connection is closed from the other side while requests are under way, as when Postgres fails over.
  const name = decodeURIComponent(new URL(database.url).pathname.slice(1))
  const requests = Array.from({ length: 20 }, () => staff.post('/v1/organisations', ORGANISATION))
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${name} and pid <> pg_backend_pid()`.execute(other)
  for (const { statusCode, headers } of await Promise.all(requests)) {
    t.ok(statusCode === 201 || (statusCode === 503 && headers['retry-after'] === '1'), String(statusCode))
  }
  // The end of a connection that lay idle may be noticed only when it is used.
  let next = await staff.post('/v1/organisations', ORGANISATION)
  for (let i = 0; i < 20 && next.statusCode === 503; i++) next = await staff.post('/v1/organisations', ORGANISATION)
  t.equal(next.statusCode, 201)

  const nowhere = connect({ url: 'postgres://localhost:1/none', max: 1, prepare: false })
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const cut = await buildApp({ db: nowhere, files, clock, secrets, config: { sandbox: false, logLevel: 'silent' } })
  t.teardown(() => cut.close().then(() => nowhere.destroy()))
  for (const [url, status] of [
    ['/v1/cities', 503],
    ['/readyz', 503],
    ['/livez', 200],
  ] as const) {
    const answer = await cut.inject(url)
    t.equal(answer.statusCode, status, url)
    if (status === 503) t.equal(answer.headers['retry-after'], '1')
  }
})

/** Sends bytes as they are, and reads until the server closes. */
async function talk(port: number, text: string): Promise<string> {
  const socket = connectTo(port, '127.0.0.1')
  let said = ''
  socket.on('data', (data) => {
    said += data
  })
  socket.write(text)
  await once(socket, 'close')
  return said
}

function parsed(text: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  const [line = '', ...headers] = head.split('\r\n')
  return {
    status: Number(line.split(' ')[1]),
    headers: Object.fromEntries(headers.map((header) => header.toLowerCase().split(': '))),
    body: JSON.parse(body),
  }
}

test('problems: a refusal by the HTTP parser is a problem too', async (t) => {
  const { app } = await build(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  for (const [name, text, status, code] of [
    ['a line that is none', 'nonsense\r\n\r\n', 400, 'malformed_request'],
    ['no such method', 'FETCH / HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'malformed_request'],
    ['no such version', 'GET / HTTP/9.9\r\nhost: x\r\n\r\n', 400, 'malformed_request'],
    ['a header that is none', 'GET /livez HTTP/1.1\r\nhost: x\r\nno header\r\n\r\n', 400, 'malformed_request'],
    ['no Host', 'GET /livez HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'host_missing'],
    [
      'two lengths',
      'POST /v1/cities HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx',
      400,
      'malformed_request',
    ],
    ['huge headers', `GET /livez HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ] as const) {
    const answer = parsed(await talk(port, text))
    t.equal(answer.status, status, name)
    t.match(answer.headers['content-type'], /^application\/problem\+json/, name)
    has(t, answer.body, { status, code, request_id: answer.headers['x-request-id'] }, name)
  }
  const expects = 'GET /livez HTTP/1.1\r\nhost: x\r\nexpect: the-best\r\nconnection: close\r\n\r\n'
  t.match(await talk(port, expects), /^HTTP\/1.1 200/, 'an expectation nobody knows is passed over')
  t.match(await talk(port, 'GET /livez HTTP/1.0\r\n\r\n'), /^HTTP\/1.1 200/, 'HTTP/1.0 knew no Host')
})

test('problems: headers that arrive too slowly are a 408', async (t) => {
  const server = createServer({ headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 50 })
  server.on('clientError', onClientError)
  server.listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const answer = parsed(await talk((server.address() as AddressInfo).port, 'GET / HTTP/1.1\r\nhost: x\r\n'))
  has(t, answer, { status: 408, body: { status: 408, code: 'request_timeout' } })
  t.equal(answer.headers.connection, 'close')
})

test('problems: an address that the router cannot read is a problem with a request id, and is not repeated', async (t) => {
  const { app, secretariat } = await build(t)
  const long = 'x'.repeat(101)
  const cases: [string, number, string][] = [
    ['/v1/cities/%zz', 400, 'malformed_url'],
    ['/v1/cities/%', 400, 'malformed_url'],
    ['/v1/cities/%e0%a4%a', 400, 'malformed_url'],
    ['/v1/cities/%ff', 400, 'malformed_url'],
    ['/v1/cities/%c0%af', 400, 'malformed_url'],
    ['/v1/cities/%ed%a0%80', 400, 'malformed_url'],
    ['/v1/programs/x/cities/%zz/allocation', 400, 'malformed_url'],
    ['/%zz?q=%zz', 400, 'malformed_url'],
    [`/v1/cities/${long}`, 404, 'not_found'],
    [`/v1/cities/${long}?q=secret`, 404, 'not_found'],
    [`/v1/programs/${NOWHERE}/cities/${long}/allocation`, 404, 'not_found'],
    [`/v1/cities/${'%41'.repeat(101)}`, 404, 'not_found'],
  ]
  for (const [url, status, code] of cases) {
    // Where nothing answers the method, no router looks at the parameters.
    const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
    for (const method of ['GET', 'HEAD', ...(status === 400 ? methods : [])] as const) {
      const answer = await app.inject({ method, url, headers: { authorization: `Bearer ${secretariat}` } })
      t.equal(answer.statusCode, status, `${method} ${url}`)
      t.match(answer.headers['content-type'], /^application\/problem\+json/)
      t.match(answer.headers['x-request-id'], /^[0-9a-f-]{36}$/)
      t.equal(answer.headers['x-content-type-options'], 'nosniff', 'the hooks of every answer ran')
      if (method === 'HEAD') continue
      t.strictSame(
        answer.json(),
        {
          type: `urn:cohort:problem:${code}`,
          title: status === 400 ? 'Bad Request' : 'Not Found',
          status,
          detail: answer.json().detail,
          instance: '/',
          code,
          request_id: answer.headers['x-request-id'],
        },
        `${method} ${url}`,
      )
      lacks(t, answer.body, /%|xxx|secret|FST/)
    }
  }
  for (const [url, pointer] of [
    ['/v1/cities?q=%zz', '?q'],
    ['/v1/cities?q=%', '?q'],
    ['/v1/cities?limit=1&q=secret%ff', '?q'],
    ['/v1/cities?q=%C3%A3%e0%a4%a', '?q'],
    ['/v1/cities?%zz=secret', undefined],
    ['/v1/applications?status=%ed%a0%80', '?status'],
  ] as const) {
    const answer = await app.inject({ url, headers: { authorization: `Bearer ${secretariat}` } })
    has(t, answer.json(), { status: 400, code: 'malformed_url', ...(pointer && { errors: [{ pointer, params: {} }] }) })
    lacks(t, answer.body, /%|secret|zz|FST/)
  }
})

test('problems: an address of another form, or a request with Accept-Version, is answered like any other', async (t) => {
  const { app } = await build(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const head = 'host: x\r\nconnection: close\r\n\r\n'
  for (const [line, status] of [
    ['OPTIONS *', 404],
    ['GET http://x/%zz', 400],
    ['GET //%zz', 400],
    ['GET /v1/cities/%zz#a', 400],
    [`GET /${'%zz'.repeat(1_000)}`, 400],
    [`GET /v1/cities/${'x'.repeat(10_000)}`, 404],
    ['GET //', 404],
  ] as const) {
    const answer = parsed(await talk(port, `${line} HTTP/1.1\r\n${head}`))
    t.equal(answer.status, status, line.slice(0, 40))
    t.match(answer.headers['content-type'], /^application\/problem\+json/, line.slice(0, 40))
    t.equal(answer.body.request_id, answer.headers['x-request-id'])
    lacks(t, answer.body.instance, /%zz|xxx/)
  }
  t.match(await talk(port, `GET /livez HTTP/1.1\r\naccept-version: 9.x\r\n${head}`), /^HTTP\/1.1 200/)
})

test('onClientError: nothing is written to a client that is gone', async (t) => {
  for (const [code, writable] of [
    ['ECONNRESET', true],
    ['HPE_INVALID', false],
  ] as const) {
    let isDestroyed = false
    const socket = {
      writable,
      destroy: () => {
        isDestroyed = true
      },
    }
    onClientError(Object.assign(new Error('gone'), { code }), socket as unknown as Parameters<typeof onClientError>[1])
    t.ok(isDestroyed, code)
  }
})
