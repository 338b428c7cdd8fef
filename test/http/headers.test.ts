import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'tap'
import { fileForm } from '../factories.ts'
import { build } from '../helper.ts'

const SAFE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  /** Whoever may read an answer may embed it. */
  fits: true,
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}
const PERSONAL = { ...SAFE, 'cache-control': 'private, no-store', vary: 'Authorization, Origin' }
const SHARED = {
  ...SAFE,
  'cache-control': 'public, no-cache',
  vary: 'Authorization, Origin',
}
/** Of an answer's headers those that are told here. */
const told = (headers: Record<string, unknown>) => {
  const policy = headers['access-control-allow-origin'] ? 'cross-origin' : 'same-origin'
  const fits = headers['cross-origin-resource-policy'] === policy
  return { ...Object.fromEntries(Object.keys(PERSONAL).map((name) => [name, headers[name]])), fits }
}

test('headers: any cache may keep what is public, if it revalidates; no cache may keep the rest', async (t) => {
  const world = await build(t, { sandbox: true })
  const { app, secretariat, staff, made, aCity, anOrganisation, aProgram, aReadyDraft } = world
  await world.openSandbox()
  const [city, organisation, program] = [await aCity(), await anOrganisation(), await aProgram()]
  const { payload, extra } = fileForm()
  const { materials } = await made(staff.post(`/v1/programs/${program.id}/attachments`, payload, extra))
  const series = await made(staff.post('/v1/series', { title: 'Seoul Program' }))
  const draft = await aReadyDraft({ program, city })
  await made(staff.put(`/v1/applications/${draft.id}/documents/nomination_form`, payload, extra))
  const [of, mine] = [`/v1/programs/${program.id}`, `/v1/applications/${draft.id}`]
  const shared = ['/v1/series', `/v1/series/${series.id}`, '/v1/programs', of, `${of}/application-form`, `${of}/history`, `${of}/materials/${materials[0].id}/content`, '/v1/cities', `/v1/cities/${city.id}`, '/v1/organisations', `/v1/organisations/${organisation.id}`, '/v1/lifecycle'] // biome-ignore format: a list
  const personal = ['/livez', '/readyz', '/v1/sandbox', '/v1/sandbox/clock', `${of}/cities/${city.id}/allocation`]
  const withKey = ['/v1/me', '/v1/api-keys', '/v1/applications', mine, `${mine}/eligibility`, `${mine}/history`, `${mine}/documents`, `${mine}/documents/nomination_form/content`, `${of}/decisions`, `${of}/participants`] // biome-ignore format: a list
  const headers = { authorization: `Bearer ${secretariat}` }
  for (const url of [...shared, '/openapi.json']) {
    const answer = await app.inject(url)
    t.equal(answer.statusCode, 200, url)
    t.strictSame(told(answer.headers), SHARED, url)
  }
  for (const url of personal) t.strictSame(told((await app.inject(url)).headers), PERSONAL, url)
  for (const url of [...withKey, ...shared, ...personal]) {
    const answer = await app.inject({ url, headers })
    t.equal(answer.statusCode, 200, url)
    t.strictSame(told(answer.headers), PERSONAL, `${url} with a credential`)
  }
  const etag = String((await app.inject(of)).headers.etag)
  const unchanged = await app.inject({ url: of, headers: { 'if-none-match': etag } })
  t.equal(unchanged.statusCode, 304)
  t.strictSame(told(unchanged.headers), SHARED, 'a 304 says the same')
  t.equal(unchanged.headers.etag, etag)
  const started = await app.inject({
    method: 'POST',
    url: `${of}/applications`,
    headers: { authorization: `Bearer ${draft.frontend}`, 'idempotency-key': 'one' },
    payload: { ...draft.body, applicant: { ...draft.body.applicant, name: 'Another', name_as_in_passport: null } },
  })
  t.equal(started.statusCode, 201)
  t.strictSame(told(started.headers), PERSONAL, 'the answer with a token')
  const check = await app.inject({ method: 'POST', url: `${of}/eligibility-checks`, payload: {} })
  t.equal(check.statusCode, 200)
  t.strictSame(told(check.headers), PERSONAL, 'a pre-check')
})

test('headers: a problem has the headers too, and no cache may keep it', async (t) => {
  const { app, secretariat } = await build(t)
  const cases: [number, string, string, object][] = [
    [401, 'GET', '/v1/me', {}],
    [401, 'GET', '/v1/cities', { authorization: 'Bearer coh_live_x' }],
    [404, 'GET', '/v1/nothing', {}],
    [404, 'GET', '/v1/programs/none', {}],
    [405, 'DELETE', '/v1/cities', {}],
    [406, 'GET', '/v1/cities', { accept: 'text/html' }],
    [400, 'GET', '/v1/cities?limit=0', {}],
    [400, 'POST', '/v1/cities', { authorization: `Bearer ${secretariat}`, 'content-type': 'application/json' }],
    [415, 'POST', '/v1/cities', { authorization: `Bearer ${secretariat}`, 'content-type': 'text/plain' }],
  ]
  for (const [status, method, url, headers] of cases) {
    const answer = await app.inject({ method: method as 'GET', url, headers: { ...headers }, payload: method === 'POST' ? 'x' : '' }) // biome-ignore format: a row
    t.equal(answer.statusCode, status, `${method} ${url}`)
    t.strictSame(told(answer.headers), PERSONAL, `${method} ${url}`)
  }
})

test('headers: a refusal by Node’s own parser has the headers too', async (t) => {
  const { app } = await build(t)
  await app.listen({ port: 0 })
  const { port } = app.server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  socket.end('NONSENSE\r\n\r\n')
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
  const [status, ...lines] = head.split('\r\n')
  t.equal(status, 'HTTP/1.1 400 Bad Request')
  t.strictSame(told(Object.fromEntries(lines.map((line) => line.split(': ')))), PERSONAL)
  t.equal(JSON.parse(body).code, 'malformed_request')
})
