import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { test } from 'tap'
import { KEY_CACHE_MS } from '../../src/network/api-keys/authenticate.ts'
import { scopesOf } from '../../src/network/api-keys/scopes.ts'
import type { Contract } from '../contract.ts'
import { fileForm } from '../factories.ts'
import { has, lacks } from '../has.ts'
import { build } from '../helper.ts'

const PAGE = 'https://apply.city.example'
const LOCAL = 'http://localhost:5173'
const SENT =
  'authorization,content-type,if-match,if-none-match,idempotency-key,accept,accept-language,content-encoding,x-request-id,traceparent'
const EXPOSED = [
  'ETag',
  'Location',
  'Link',
  'Retry-After',
  'Idempotent-Replayed',
  'X-Request-Id',
  'Content-Disposition',
  'Allow',
  'WWW-Authenticate',
]
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const isOpen = (security: object[]) => security.length === 0 || security.some((each) => Object.keys(each).length === 0)

/** Every operation of the contract. `isPublic`: it takes no credential, or none is needed. */
function operationsOf(app: FastifyInstance) {
  const { paths } = app.swagger() as unknown as Contract
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as Method,
      url: path.replace(/\{kind\}/, 'headshot').replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000'),
      isPublic: isOpen((operation as unknown as { security: object[] }).security),
      isSandbox: path.startsWith('/v1/sandbox'),
    })),
  )
}

const preflight = (app: FastifyInstance, origin: string, method: string, url: string) =>
  app.inject({
    method: 'OPTIONS',
    url,
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': SENT },
  })
const allowed = (answer: { headers: Record<string, unknown> }) => answer.headers['access-control-allow-origin']

test('cors: each operation answers the preflight and the request of the pages that may use it, and of no other', async (t) => {
  for (const [name, options, pages] of [
    [
      'without settings',
      {},
      [
        [PAGE, undefined],
        [LOCAL, undefined],
        ['null', undefined],
      ],
    ],
    [
      'with a list',
      { corsOrigins: [PAGE] },
      [
        [PAGE, PAGE],
        ['https://other.example', undefined],
        ['null', undefined],
      ],
    ],
    [
      'with *',
      { corsOrigins: '*' as const },
      [
        [PAGE, '*'],
        ['null', '*'],
      ],
    ],
    [
      'in the sandbox',
      { sandbox: true },
      [
        [PAGE, undefined],
        [LOCAL, LOCAL],
        ['null', undefined],
      ],
    ],
    [
      'in the sandbox with *',
      { sandbox: true, corsOrigins: '*' as const },
      [
        [PAGE, '*'],
        [LOCAL, '*'],
      ],
    ],
  ] as const) {
    const { app } = await build(t, options as object)
    for (const { method, url, isPublic, isSandbox } of operationsOf(app))
      for (const [origin, some] of pages) {
        const local = origin === LOCAL ? LOCAL : undefined
        const expected = isSandbox ? local : isPublic ? '*' : some
        const what = `${name}: ${method} ${url} from ${origin}`
        const before = await preflight(app, origin, method, url)
        t.equal(before.statusCode, 204, what)
        t.equal(before.body, '')
        t.equal(before.headers.vary, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers', what)
        t.equal(allowed(before), expected, `preflight, ${what}`)
        const answer = await app.inject({ method, url, headers: { origin } })
        t.equal(allowed(answer), expected, what)
        t.match(answer.headers.vary, /\bOrigin\b/, what)
        t.equal(answer.headers['access-control-allow-credentials'], undefined, 'no cookies exist')
        if (!expected) continue
        const told = (header: string) => String(before.headers[`access-control-${header}`]).toLowerCase().split(', ')
        t.ok(told('allow-methods').includes(method.toLowerCase()), what)
        for (const header of SENT.split(',')) t.ok(told('allow-headers').includes(header), header)
        t.equal(before.headers['access-control-max-age'], '7200')
        const exposed = String(answer.headers['access-control-expose-headers']).split(', ')
        for (const header of EXPOSED) t.ok(exposed.includes(header), header)
        t.equal(answer.headers['cross-origin-resource-policy'], 'cross-origin', what)
      }
  }
})

test('cors: a page on this machine reads the sandbox, by each name of it, and no page that only looks like one', async (t) => {
  const { app } = await build(t, { sandbox: true, corsOrigins: '*' })
  for (const [origin, isLocal] of [
    ['http://localhost', true],
    ['http://localhost:3000', true],
    ['https://localhost:8443', true],
    ['http://127.0.0.1:5173', true],
    ['http://[::1]:5173', true],
    ['http://localhost.evil.example', false],
    ['http://evil.example:3000', false],
    ['http://127.0.0.1.evil.example', false],
    ['null', false],
    ['file://', false],
    ['http://localhost:3000/', false],
  ] as const)
    t.equal(
      allowed(await app.inject({ url: '/v1/sandbox/clock', headers: { origin } })),
      isLocal ? origin : undefined,
      origin,
    )
})

test('cors: the methods of a preflight are those of the path; without a path the problem can be read', async (t) => {
  const { app } = await build(t)
  const methods = async (url: string) =>
    (await preflight(app, PAGE, 'GET', url)).headers['access-control-allow-methods']
  t.equal(await methods('/v1/cities?q=x'), 'GET, HEAD, POST')
  t.equal(await methods('/v1/nothing'), 'GET, HEAD, POST, PUT, PATCH, DELETE')
  t.equal(await methods('/openapi.json'), 'GET, HEAD')
  has(
    t,
    (await app.inject({ method: 'OPTIONS', url: '/v1/cities' })).json(),
    { code: 'method_not_allowed' },
    'no preflight',
  )
  has(t, (await app.inject({ method: 'OPTIONS', url: '/v1/cities', headers: { origin: PAGE } })).json(), {
    status: 405,
  })
})

test('cors: a preflight is answered whatever the request itself would be refused for', async (t) => {
  const { app } = await build(t, { corsOrigins: [PAGE] })
  for (const headers of [{ accept: 'text/html' }, { authorization: 'Bearer nonsense' }, { 'content-type': 'x' }]) {
    const answer = await app.inject({
      method: 'OPTIONS',
      url: '/v1/applications',
      headers: { origin: PAGE, 'access-control-request-method': 'GET', ...headers },
    })
    t.equal(answer.statusCode, 204)
    t.equal(allowed(answer), PAGE)
  }
})

test('cors: a page can read each refusal, and sees why', async (t) => {
  const { app, secretariat, aProgram, aCity, aReadyDraft } = await build(t, { corsOrigins: [PAGE] })
  const draft = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const auth = { authorization: `Bearer ${secretariat}` }
  const json = { ...auth, 'content-type': 'application/json' }
  const file = fileForm(Buffer.alloc(100), 'application/pdf')
  for (const [status, method, url, headers, payload] of [
    [401, 'GET', '/v1/me', {}, ''],
    [401, 'GET', '/v1/cities', { authorization: 'Bearer coh_live_x' }, ''],
    [404, 'GET', '/v1/nothing', {}, ''],
    [404, 'GET', '/v1/applications/none', auth, ''],
    [405, 'DELETE', '/v1/cities', {}, ''],
    [405, 'PUT', '/v1/applications', auth, ''],
    [406, 'GET', '/v1/me', { ...auth, accept: 'text/html' }, ''],
    [400, 'GET', '/v1/applications?limit=0', auth, ''],
    [400, 'GET', '/v1/%E0%A4%A', auth, ''],
    [404, 'GET', `/v1/applications/${'x'.repeat(200)}`, auth, ''],
    [400, 'POST', '/v1/cities', json, 'x'],
    [413, 'POST', '/v1/cities', json, `"${'x'.repeat(1_100_000)}"`],
    [
      413,
      'PUT',
      `/v1/applications/${draft.id}/documents/headshot`,
      { ...auth, ...file.extra.headers, 'content-length': '99999999' },
      file.payload,
    ],
    [415, 'POST', '/v1/cities', { ...auth, 'content-type': 'text/plain' }, 'x'],
    [428, 'PATCH', `/v1/applications/${draft.id}`, json, '{"languages":[]}'],
  ] as [number, Method, string, object, string | Buffer][]) {
    const answer = await app.inject({ method, url, headers: { ...headers, origin: PAGE }, payload })
    t.equal(answer.statusCode, status, `${method} ${url.slice(0, 40)}`)
    t.match(allowed(answer), /^(\*|https:\/\/apply\.city\.example)$/, `${method} ${url.slice(0, 40)}`)
    lacks(t, String(answer.headers['access-control-expose-headers']), 'undefined')
    t.match(answer.headers.vary, /Origin/)
  }
})

test('cors: a refusal of Node’s own parser can be read by every page', async (t) => {
  const { app } = await build(t)
  await app.listen({ port: 0 })
  const { port } = app.server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  socket.end('NONSENSE\r\n\r\n')
  const head = (await text(socket)).split('\r\n\r\n')[0] ?? ''
  t.match(head, /^access-control-allow-origin: \*$/m)
  t.match(head, /^access-control-expose-headers: .*X-Request-Id/m)
  t.match(head, /^vary: .*Origin/m)
})

test('cors: the origins of active keys are let in, in every process; each key works in its own pages only', async (t) => {
  const { app, key, staff, made, setNow } = await build(t, { corsOrigins: ['https://ours.example'] })
  const scopes = [...scopesOf.frontend]
  const create = (body: object) =>
    made(staff.post('/v1/api-keys', { name: 'a key', role: 'frontend', scopes, ...body }))
  const mine = await create({ origins: [`${PAGE.toUpperCase()}:443`], expires_at: '2017-10-03T00:00:00Z' })
  t.strictSame(mine.origins, [PAGE], 'as a browser writes it')
  const theirs = await create({ origins: ['https://other.example'] })
  const without = await key({ role: 'frontend' })
  const ask = async (credential: string, origin?: string) => {
    const answer = await app.inject({
      url: '/v1/me',
      headers: { authorization: `Bearer ${credential}`, ...(origin && { origin }) },
    })
    return [answer.statusCode === 403 ? answer.json().code : answer.statusCode, allowed(answer)]
  }
  for (const [name, credential, origin, expected] of [
    ['its own page', mine.key, PAGE, [200, PAGE]],
    ['a page of the settings', mine.key, 'https://ours.example', [200, 'https://ours.example']],
    ['another key’s page', mine.key, 'https://other.example', ['origin_not_allowed', 'https://other.example']],
    ['nobody’s page', mine.key, 'https://nobody.example', ['origin_not_allowed', undefined]],
    ['a server', mine.key, undefined, [200, undefined]],
    ['a key without pages, in the settings’', without, 'https://ours.example', [200, 'https://ours.example']],
    ['a key without pages, in another’s', without, PAGE, ['origin_not_allowed', PAGE]],
    ['a key without pages, beside the service', without, 'https://nobody.example', [200, undefined]],
  ] as const)
    t.strictSame(await ask(credential, origin), expected, name)
  const opened = async () => allowed(await preflight(app, PAGE, 'GET', '/v1/me'))
  t.equal(await opened(), PAGE)
  await staff.delete(`/v1/api-keys/${theirs.id}`)
  t.equal(allowed(await preflight(app, 'https://other.example', 'GET', '/v1/me')), undefined, 'revoked')
  setNow('2017-10-03T00:00:00.000Z')
  await sleep(KEY_CACHE_MS)
  t.equal(await opened(), undefined, 'expired')
})
