import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { callerOf } from '../../src/http/tracing.ts'
import { openTraces } from '../../src/platform/traces.ts'
import { aProcess, aServer } from '../child.ts'
import { has } from '../has.ts'
import { build } from '../helper.ts'
import { until } from '../until.ts'

interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[]
  status: { code?: number; message?: string }
}
const SERVER = 2
const CLIENT = 3
const ERROR = 2

/** A collector that takes OTLP as JSON, and keeps every byte. */
async function aCollector(t: Test) {
  const bodies: string[] = []
  const answers = { status: 200 }
  const paths = new Set<string>()
  const server: Server = createServer(async (request, response) => {
    const { method, url, headers } = request
    paths.add(`${method} ${url} ${headers['content-type']} ${headers['x-team']}`)
    let body = ''
    for await (const chunk of request) body += chunk
    bodies.push(body)
    response.writeHead(answers.status, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  const resources = () => bodies.flatMap((body) => JSON.parse(body).resourceSpans)
  const spans = (): Span[] =>
    resources().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }: { spans: Span[] }) => spans))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    answers,
    paths,
    resources,
    spans,
  }
}

const attributesOf = ({ attributes }: Span) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]))

/** A body whose second half comes late, by an event that no request has caused. */
const inTwoParts = (text: string) => ({
  headers: { 'content-type': 'application/json' },
  duplex: 'half' as const,
  body: new ReadableStream({
    async start(controller) {
      const bytes = new TextEncoder().encode(text)
      controller.enqueue(bytes.subarray(0, 100))
      await sleep(200)
      controller.enqueue(bytes.subarray(100))
      controller.close()
    },
  }),
})

const PEPPER = 'a pepper for tests that is long enough'
const TRACE = '0af7651916cd43dd8448eb211c80319c'
const CALLER = 'b7ad6b7169203331'

test('tracing: a request is one span with its queries below it, and no span names a person', async (t) => {
  const { db, database, secretariat, aProgram, aCity, aReadyDraft } = await build(t)
  const open = { call: { closes_on: '2099-10-13' }, starts_on: '2099-11-20', ends_on: '2099-11-23' }
  const [program, city] = [await aProgram(open), await aCity()]
  const { id, token, body, frontend } = await aReadyDraft({ program, city })
  const collector = await aCollector(t)
  const { call, kill } = await aServer(t, {
    DATABASE_URL: database.url,
    KEY_PEPPER: PEPPER,
    WORKER: 'false',
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}/`,
    OTEL_SERVICE_NAME: 'admissions',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-team=admissions',
  })
  const secret = 'Hidden-7c1'
  const traceparent = `00-${TRACE}-${CALLER}-01`
  const headers = { traceparent, tracestate: `a=${secret}`, cookie: secret, 'user-agent': secret }
  const applicant = {
    ...body.applicant,
    name: `${secret} Nominee`,
    name_as_in_passport: secret,
    email: `${secret}@city.example`,
  }
  const start = `/v1/programs/${program.id}/applications`
  const submit = { method: 'POST', key: token, headers: { 'idempotency-key': `${secret}-key` } }
  const requests: [number, string, Parameters<typeof call>[1]][] = [
    [200, `/v1/applications?q=${secret}`, { key: secretariat, headers }],
    [201, start, { method: 'POST', key: frontend, ...inTwoParts(JSON.stringify({ ...body, applicant })) }],
    [200, `/v1/applications/${id}/submit`, submit],
    [404, `/v1/${secret}`, {}],
    [401, '/v1/me', { key: secret, headers: { traceparent: `00-${TRACE}-${CALLER}-00` } }],
  ]
  for (const [status, path, options] of requests) t.equal((await call(path, options)).status, status, path)
  await sql`alter table organisation add constraint no_more check (name not like 'Hidden%')`.execute(db)
  const failing = { method: 'POST', key: secretariat, json: { name: secret, kind: 'partner' } }
  const failed = await call('/v1/organisations', failing)
  t.equal(failed.status, 500)
  t.strictSame(await kill('SIGTERM'), [0, null])

  t.strictSame([...collector.paths], ['POST /v1/traces application/json admissions'])
  const all = collector.spans()
  const servers = all.filter(({ kind }) => kind === SERVER)
  const named = (name: string) => servers.find((span) => span.name === name) as Span
  const below = ({ spanId }: Span) => all.filter(({ parentSpanId }) => parentSpanId === spanId)
  t.strictSame(servers.map(({ name }) => name).sort(), [
    'GET',
    'GET /v1/applications',
    'POST /v1/applications/:application_id/submit',
    'POST /v1/organisations',
    'POST /v1/programs/:program_id/applications',
  ])

  const list = named('GET /v1/applications')
  has(t, list, { traceId: TRACE, parentSpanId: CALLER })
  has(t, attributesOf(list), {
    'http.request.method': 'GET',
    'http.route': '/v1/applications',
    'http.response.status_code': 200,
    'url.scheme': 'http',
    'cohort.request_id': /^[0-9a-f-]{36}$/,
  })
  t.notOk(list.status.code)
  const submitted = named('POST /v1/applications/:application_id/submit')
  t.notOk(submitted.parentSpanId)
  t.not(submitted.traceId, TRACE)
  const queries = below(submitted)
  t.ok(queries.length >= 3)
  t.ok(queries.some(({ name }) => name === 'begin') && queries.some(({ name }) => name === 'commit'))
  for (const query of queries) {
    has(t, query, { kind: CLIENT, traceId: submitted.traceId })
    has(t, attributesOf(query), { 'db.system.name': 'postgresql', 'db.query.text': new RegExp(query.name) })
    t.ok(BigInt(query.startTimeUnixNano) <= BigInt(query.endTimeUnixNano))
    t.ok(BigInt(query.startTimeUnixNano) >= BigInt(submitted.startTimeUnixNano) - 2_000_000n)
    t.ok(BigInt(query.endTimeUnixNano) <= BigInt(submitted.endTimeUnixNano) + 2_000_000n)
  }
  const inserts = below(named('POST /v1/programs/:program_id/applications')).map(attributesOf)
  t.ok(inserts.some((each) => /insert into "application"/.test(String(each['db.query.text']))))

  const broken = named('POST /v1/organisations')
  t.equal(broken.status.code, ERROR)
  has(t, attributesOf(broken), { 'http.response.status_code': 500, 'error.type': '500' })
  const insert = below(broken).find(({ status }) => status.code === ERROR)
  has(t, insert && attributesOf(insert), { 'error.type': '23514' })
  t.notOk(insert?.status.message)
  t.equal(all.length, servers.length + servers.flatMap(below).length, 'nothing else is a span')
  has(
    t,
    attributesOf(collector.resources()[0].resource),
    { 'service.name': 'admissions', 'service.version': /^\d/ },
    'who speaks',
  )

  const said = collector.bodies.join('\n')
  for (const hidden of [secret, 'Nominee', 'city.example', token, secretariat, id, program.id, city.id, PEPPER])
    t.notOk(said.includes(hidden), hidden)
})

test('tracing: a collector that is away harms no request and no stop, and is logged once', async (t) => {
  const { database } = await build(t)
  const env = { DATABASE_URL: database.url, KEY_PEPPER: PEPPER, WORKER: 'false', LOG_LEVEL: 'warn' }
  const { call, kill, said, says } = await aServer(t, { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })
  for (let i = 0; i < 20; i++) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => call('/v1/programs')))
    t.ok(answers.every(({ status }) => status === 200))
  }
  await says(/"msg":"traces_lost"/)
  const before = Date.now()
  t.strictSame(await kill('SIGTERM'), [0, null])
  t.ok(Date.now() - before < 6_000)
  t.equal(said().match(/traces_lost/g)?.length, 1)

  const wrong = aProcess(t, 'server', {
    ...env,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
    OTEL_TRACES_SAMPLER_ARG: '2',
  })
  t.strictSame(await wrong.exit, [1, null])
  t.match(
    wrong.said(),
    /- OTEL_EXPORTER_OTLP_ENDPOINT: must look like http:.*\n {2}- OTEL_TRACES_SAMPLER_ARG: must be <= 1\n$/,
  )
})

test('tracing: lost spans are logged once, and so is the recovery; a share of the spans can be kept', async (t) => {
  const { endpoint, answers, bodies } = await aCollector(t)
  const traces = openTraces({ endpoint, serviceName: 'cohort', version: '0.0.0', ratio: 1 })
  t.teardown(() => traces.close())
  const told: boolean[] = []
  traces.onDelivery((error) => told.push(error === undefined))
  /** As many as are sent at once. */
  async function batch() {
    const { length } = bodies
    for (let i = 0; i < 512; i++) traces.begin('GET', {}, undefined).end({}, false)
    await until('a batch comes', () => bodies.length > length)
  }
  answers.status = 400
  await batch()
  await batch()
  answers.status = 200
  await batch()
  await batch()
  await traces.close()
  t.strictSame(told, [false, true], 'each once, of two batches')

  const silent = openTraces({ endpoint, serviceName: 'cohort', version: '0.0.0', ratio: 0 })
  const { length } = bodies
  silent.begin('GET', {}, undefined).end({}, false)
  silent.begin('GET', {}, { traceId: TRACE, spanId: CALLER, traceFlags: 1, isRemote: true }).end({}, false)
  await silent.close()
  has(t, JSON.parse(bodies.slice(length).join()).resourceSpans[0].scopeSpans[0].spans, [{ traceId: TRACE }])
})

test('callerOf: the caller is read from a W3C traceparent', async (t) => {
  const caller = { traceId: TRACE, spanId: CALLER, isRemote: true }
  for (const [header, expected] of [
    [`00-${TRACE}-${CALLER}-01`, { ...caller, traceFlags: 1 }],
    [`00-${TRACE}-${CALLER}-02`, { ...caller, traceFlags: 0 }],
    [`cc-${TRACE}-${CALLER}-01-what-comes-later`, { ...caller, traceFlags: 1 }],
    [`00-${TRACE}-${CALLER}-01-more`, undefined],
    [`ff-${TRACE}-${CALLER}-01`, undefined],
    [`00-${'0'.repeat(32)}-${CALLER}-01`, undefined],
    [`00-${TRACE}-${'0'.repeat(16)}-01`, undefined],
    [`00-${TRACE.toUpperCase()}-${CALLER}-01`, undefined],
    [`00-${TRACE}-${CALLER}`, undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)
    t.strictSame(callerOf(header), expected, String(header))
})
