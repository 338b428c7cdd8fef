import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { test } from 'tap'
import { takesJson } from '../../src/http/accept.ts'
import { fileForm } from '../factories.ts'
import { has } from '../has.ts'
import { build } from '../helper.ts'

const ORGANISATION = { name: 'One', kind: 'partner' }
const JSON_TYPE = { 'content-type': 'application/json' }
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

test('takesJson: a range that covers JSON is enough, whatever its parameters', async (t) => {
  for (const accept of [
    undefined,
    '',
    ' ',
    '*/*',
    '*',
    'application/json',
    'Application/JSON',
    'application/*',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8;q=0.9',
    'application/json;odata=verbose',
    'application/json; profile="a, b; q=0"',
    'application/json, text/plain, */*',
    'text/html, */*;q=0.1',
    'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'application/problem+json',
    'application/json;q=0.001',
    'text/html;q=0, */*',
    'application/json;q=wrong',
    'json',
    ',,',
  ])
    t.ok(takesJson(accept), `${accept}`)
  for (const accept of [
    'text/html',
    'application/xml;q=0.9',
    'image/*',
    'text/json',
    'application/json;q=0, application/problem+json;q=0.0',
    'application/*;q=0, */*',
    'application/vnd.api+json',
    'text/html; note="application/json"',
  ])
    t.notOk(takesJson(accept), accept)
})

test('Accept: the type of the answer itself is accepted', async (t) => {
  const { as } = await build(t)
  const answer = await as().get('/v1/programs')
  const again = await as().get('/v1/programs', { accept: String(answer.headers['content-type']) })
  t.equal(again.statusCode, 200)
  has(t, (await as().get('/v1/programs', { accept: 'text/html' })).json(), { status: 406, code: 'not_acceptable' })
})

test('bodies: an action without a body may have any content type; another body is told what it must be', async (t) => {
  const { as, app, aProgram, aCity, aReadyDraft, staff } = await build(t)
  const [program, city] = [await aProgram({ max_applications_per_city: 20 }), await aCity()]
  for (const type of [
    'application/x-www-form-urlencoded',
    'text/plain;charset=UTF-8',
    'application/json',
    'application/octet-stream',
    'x/y',
  ]) {
    for (const payload of ['', undefined]) {
      const { id, token } = await aReadyDraft({ program, city })
      const headers = { 'content-type': type, ...(payload === undefined && { 'content-length': '0' }) }
      const answer = await as(token).post(`/v1/applications/${id}/submit`, payload, { headers })
      t.equal(answer.statusCode, 200, type)
    }
  }
  const organisation = (payload: InjectOptions['payload'], headers: Record<string, string>) =>
    staff.post('/v1/organisations', payload, { headers })
  for (const [type, found] of [
    ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded'],
    ['text/plain; charset=utf-8', 'text/plain'],
    ['application/xml', 'application/xml'],
    ['nonsense', null],
    ['<script>', null],
  ] as const) {
    const refused = await organisation('{"name":"One","kind":"partner"}', { 'content-type': type })
    has(t, refused.json(), {
      status: 415,
      code: 'unsupported_media_type',
      errors: [{ pointer: '', code: 'unsupported_media_type', params: { accepted: ['application/json'], found } }],
    })
    t.match(refused.json().detail, /application\/json/)
    t.equal(refused.headers.accept, 'application/json')
  }
  for (const type of [
    'application/merge-patch+json',
    'APPLICATION/JSON',
    'text/json',
    'application/json; charset="utf-8"',
  ])
    t.equal((await organisation('{"name":"One","kind":"partner"}', { 'content-type': type })).statusCode, 201, type)
  t.equal((await organisation('\ufeff{"name":"One","kind":"partner"}', JSON_TYPE)).statusCode, 201, 'a byte order mark')
  has(t, (await organisation('', FORM_TYPE)).json(), {
    status: 400,
    errors: [{ pointer: '', code: 'type', detail: 'is missing: send an object' }],
  })
  const chunked = await app.inject({
    method: 'POST',
    url: '/v1/cities',
    payload: 'a=1',
    headers: { ...FORM_TYPE, 'transfer-encoding': 'chunked' },
  })
  t.equal(chunked.statusCode, 401, 'a stranger is told nothing of that')
})

test('bodies: gzip, deflate and br are read, up to the size of any body; other encodings are told', async (t) => {
  const { staff, aProgram, aCity, aReadyDraft, as } = await build(t)
  const send = (payload: Buffer, encoding: string, extra = {}) =>
    staff.post('/v1/organisations', payload, { headers: { ...JSON_TYPE, 'content-encoding': encoding, ...extra } })
  const text = Buffer.from(JSON.stringify(ORGANISATION))
  for (const [encoding, payload] of [
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', text],
    ['', text],
  ] as const) {
    t.equal((await send(payload, encoding)).statusCode, 201, encoding)
    t.equal((await send(payload, encoding, { 'transfer-encoding': 'chunked' })).statusCode, 201, `${encoding}, chunked`)
  }
  for (const [what, payload, encoding] of [
    ['no gzip', text, 'gzip'],
    ['half a gzip', gzipSync(text).subarray(0, 20), 'gzip'],
    ['another encoding', gzipSync(text), 'br'],
    ['no deflate', text, 'deflate'],
  ] as const)
    has(
      t,
      (await send(payload, encoding)).json(),
      { status: 400, code: 'malformed_request', errors: [{ pointer: '' }] },
      what,
    )
  has(t, (await send(gzipSync('{"name":'), 'gzip')).json(), { status: 400, code: 'malformed_json' })
  const bomb = (bytes: number) => gzipSync(`{"name":"${'x'.repeat(bytes)}","kind":"partner"}`)
  for (const bytes of [1024 * 1024, 200 * 1024 * 1024]) {
    has(t, (await send(bomb(bytes), 'gzip')).json(), {
      status: 413,
      code: 'body_too_large',
      errors: [{ params: { limit: 1024 * 1024 } }],
    })
  }
  for (const encoding of ['zstd', 'compress', 'gzip, gzip', 'nonsense']) {
    const refused = await send(gzipSync(text), encoding)
    has(t, refused.json(), { status: 415, code: 'unsupported_content_encoding', errors: [{ pointer: '' }] }, encoding)
    t.equal(refused.headers['accept-encoding'], 'gzip, deflate, br')
  }
  const draft = await aReadyDraft({ program: await aProgram(), city: await aCity() })
  const { payload, extra } = fileForm()
  const headers = { ...extra.headers, 'content-encoding': 'gzip' }
  const file = await as(draft.token).put(`/v1/applications/${draft.id}/documents/nomination_form`, gzipSync(payload), {
    headers,
  })
  has(t, file.json(), { status: 415, code: 'unsupported_content_encoding' })
  t.equal(file.headers['accept-encoding'], 'identity')
})

test('queries: an empty parameter is none, an unknown one stays unknown', async (t) => {
  const { as, staff, aCity, aProgram, aReadyDraft } = await build(t)
  const [city, program] = [await aCity(), await aProgram()]
  await aReadyDraft({ program, city })
  for (const url of [
    '/v1/cities?q=&country=',
    '/v1/cities?q&country',
    '/v1/cities?limit=&cursor=&sort=',
    '/v1/programs?phase=&year=',
    '/v1/programs?series_id=&organisation_id=&country=&format=&topic=',
    '/v1/applications?q=&status=',
    '/v1/applications?status=&status=',
    '/v1/applications?program_id=&city_id=&submitted_after=',
    '/v1/organisations?limit=',
    '/v1/series?limit=&cursor=',
  ]) {
    const answer = await staff.get(url)
    t.equal(answer.statusCode, 200, url)
    const bare = await staff.get(url.split('?', 1)[0] as string)
    t.strictSame(answer.json().items, bare.json().items, url)
  }
  has(t, (await as().get('/v1/cities?nonsense=')).json(), { status: 400, errors: [{ pointer: '?nonsense' }] })
  has(t, (await as().get('/v1/cities?country=%20')).json(), { status: 400, errors: [{ pointer: '?country' }] })
})

test('HEAD: it answers as GET does, without the body', async (t) => {
  const { app, aCity } = await build(t)
  const { id } = await aCity()
  for (const url of [`/v1/cities/${id}`, '/v1/cities', '/livez', '/openapi.json']) {
    const [get, head] = [await app.inject(url), await app.inject({ method: 'HEAD', url })]
    t.strictSame([head.statusCode, head.body], [200, ''], url)
    for (const name of ['content-type', 'etag', 'cache-control', 'content-length'])
      t.equal(head.headers[name], get.headers[name], `${url} ${name}`)
  }
  const known = await app.inject({ method: 'HEAD', url: `/v1/cities/${id}`, headers: { 'if-none-match': '"1"' } })
  t.equal(known.statusCode, 304)
})
