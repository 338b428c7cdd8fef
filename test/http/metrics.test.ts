import { once } from 'node:events'
import { connect as connectTo } from 'node:net'
import { type Test, test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { createMetrics } from '../../src/platform/metrics.ts'
import { startWorker } from '../../src/worker.ts'
import { aProcess, aServer, keyOf } from '../child.ts'
import { createDatabase } from '../database.ts'
import { lacks } from '../has.ts'
import { build } from '../helper.ts'
import { until } from '../until.ts'

const PEPPER = 'a pepper for tests that is long enough'

async function aDatabase(t: Test) {
  const { url, drop } = await createDatabase()
  t.teardown(drop)
  return { DATABASE_URL: url, KEY_PEPPER: PEPPER }
}

/** A sample's value; undefined when there is no such series. */
function sample(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length))
}

const scrape = async (url: string) => (await fetch(url)).text()

test('metrics: requests are counted by template and status, problems by code, and no label names a person', async (t) => {
  const { call, url, said, kill } = await aServer(t, { ...(await aDatabase(t)), SANDBOX: 'true', METRICS_PORT: '0' })
  const [, metrics = ''] = /^ {2}metrics {5}(http:\S+\/metrics)$/m.exec(said()) ?? []
  const key = await keyOf(call)
  const { items } = (await (await call('/v1/programs')).json()) as { items: { id: string }[] }
  const program = `/v1/programs/${items[0]?.id}`
  for (const [path, status, options] of [
    [program, 200, {}],
    [program, 200, {}],
    ['/v1/programs?phase=Jane-Doe', 400, {}],
    ['/v1/applicants/Jane-Doe', 404, {}],
    ['/Jane-Doe', 404, {}],
    ['/v1/applications?q=Jane-Doe', 200, { key }],
    ['/v1/me', 401, { key: 'Jane-Doe' }],
  ] as const)
    t.equal((await call(path, options)).status, status, path)
  t.equal((await call('/v1/me', { method: 'DELETE', key })).status, 405)
  const retried = { method: 'POST', key, json: {}, headers: { 'idempotency-key': 'Jane-Doe' } }
  for (const _ of ['first', 'again']) t.equal((await call(`${program}/publish`, retried)).status, 409)
  const { port, hostname } = new URL(url)
  const socket = connectTo(Number(port), hostname).end('Jane-Doe / HTTP/9\r\n\r\n').resume()
  await once(socket, 'close')

  const text = await scrape(metrics)
  const requests = (labels: string) => sample(text, `cohort_http_request_duration_seconds_count{${labels}}`)
  const problems = (code: string) => sample(text, `cohort_problems_total{code="${code}"}`)
  t.equal(requests('method="GET",route="/v1/programs/:program_id",status="200"'), 2)
  t.equal(requests('method="GET",route="/v1/programs",status="400"'), 1)
  t.equal(requests('method="GET",route="none",status="404"'), 2)
  t.equal(requests('method="DELETE",route="none",status="405"'), 1)
  t.equal(requests('method="GET",route="/v1/applications",status="200"'), 1)
  t.equal(problems('schema_violation'), 1)
  t.equal(problems('not_found'), 2)
  t.equal(problems('unauthorized'), 1)
  t.equal(problems('method_not_allowed'), 1)
  t.equal(problems('program_status'), 2, 'a retry that is refused counts again')
  t.equal(problems('malformed_request'), 1, 'what the parser refuses counts as well')
  t.equal(sample(text, 'cohort_http_requests_in_flight'), 0)
  t.ok(Number(sample(text, 'cohort_database_pool_connections{state="total"}')) >= 1)
  t.equal(sample(text, 'cohort_database_pool_connections{state="waiting"}'), 0)
  t.ok(Number(sample(text, 'cohort_job_duration_seconds_count{job="end_applications"}')) >= 1)
  t.equal(sample(text, 'cohort_job_failures_total{job="end_applications"}'), 0)
  t.match(text, /^cohort_build_info\{version="\d+\.\d+\.\d+",node="v24\.[\d.]+"\} 1$/m)
  t.match(text, /^nodejs_eventloop_lag_p99_seconds \d/m)
  lacks(t, text, /Jane|Doe/i)
  lacks(t, text, items[0]?.id, 'no id is a label')

  t.equal((await call('/metrics')).status, 404, 'the port of the API does not tell them')
  const { origin } = new URL(metrics)
  for (const path of ['/', '/metrics/', '/v1/programs', '/readyz'])
    t.equal((await fetch(origin + path)).status, 404, path)
  t.equal((await fetch(metrics, { method: 'POST' })).status, 404)
  t.match((await fetch(metrics)).headers.get('content-type'), /^text\/plain; version=0\.0\.4/)

  const idle = connectTo(Number(new URL(metrics).port), '127.0.0.1')
  await once(idle, 'connect')
  t.strictSame(await kill('SIGTERM'), [0, null], 'an idle client of the metrics does not keep the process')
  idle.destroy()
})

test('metrics: requests under way, connections and aborted requests are shown', async (t) => {
  const { db, secrets, files, secretariat, aCity } = await build(t, { pool: 2 })
  const city = await aCity()
  const [metrics, others] = [createMetrics(db, '0.0.0'), createMetrics(db, '0.0.0')]
  const config = { sandbox: false, logLevel: 'silent' }
  const app = await buildApp({ db, files, secrets, clock: systemClock, config, metrics })
  t.teardown(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const read = async (series: string) => sample(await metrics.registry.metrics(), series)
  const pool = (state: string) => read(`cohort_database_pool_connections{state="${state}"}`)

  const holders = [await db.startTransaction().execute(), await db.startTransaction().execute()]
  const leaving = new AbortController()
  const request = fetch(`${url}/v1/cities/${city.id}`, {
    headers: { authorization: `Bearer ${secretariat}` },
    signal: leaving.signal,
  })
  await until('it waits for a connection', async () => (await pool('waiting')) === 1)
  t.strictSame([await pool('total'), await pool('idle')], [2, 0])
  t.equal(await read('cohort_http_requests_in_flight'), 1)
  leaving.abort()
  await t.rejects(request)
  await until('it is over', async () => (await read('cohort_http_requests_in_flight')) === 0)
  const aborted = 'method="GET",route="/v1/cities/:city_id",status="aborted"'
  t.equal(await read(`cohort_http_request_duration_seconds_count{${aborted}}`), 1)

  for (const holder of holders) await holder.rollback().execute()
  await until('both are idle', async () => (await pool('idle')) === 2)
  t.equal(await pool('waiting'), 0)
  lacks(t, await others.registry.metrics(), '/v1/cities', 'another app counts for itself')
})

test('metrics: a failed job is counted', async (t) => {
  const { db, database, post, files, ctx } = await build(t)
  const metrics = createMetrics(db, '0.0.0')
  const broken = {
    ...files,
    list: () => {
      throw new Error('the store is gone')
    },
  }
  const clock = async () => ctx().now
  const resources = { db, files: broken, ...post, clock, databaseUrl: database.url, metrics, close: async () => {} }
  const told = Promise.withResolvers<void>()
  const worker = startWorker(resources, { error: () => told.resolve(), info: () => {} })
  await told.promise
  await worker.stop()
  const text = await metrics.registry.metrics()
  t.equal(sample(text, 'cohort_job_failures_total{job="sweep_files"}'), 1)
  t.equal(sample(text, 'cohort_job_duration_seconds_count{job="sweep_files"}'), 1, 'it is a run as well')
  t.equal(sample(text, 'cohort_job_failures_total{job="expire_offers"}'), 0)
})

test('metrics: a worker serves the metrics of its jobs, and a port that is taken stops the start', async (t) => {
  const live = await aDatabase(t)
  const worker = aProcess(t, 'worker', { ...live, METRICS_PORT: '0', LOG_LEVEL: 'info' })
  const [, metrics = ''] = await worker.says(/"metrics":"(http:[^"]+)","msg":"working"/)
  const text = await scrape(metrics)
  for (const job of ['end_applications', 'pass_overdue', 'expire_offers', 'delete_old_answers', 'sweep_files'])
    t.equal(sample(text, `cohort_job_failures_total{job="${job}"}`), 0)
  const taken = new URL(metrics).port
  for (const script of ['server', 'worker'] as const) {
    const late = aProcess(t, script, { ...live, METRICS_PORT: taken })
    t.strictSame(await late.exit, [1, null])
    t.match(
      late.said(),
      new RegExp(
        `^The configuration is wrong:\n  - METRICS_PORT: cannot listen on 127.0.0.1:${taken}: .*EADDRINUSE.*\n$`,
      ),
    )
  }
  t.strictSame(await worker.kill('SIGTERM'), [0, null])

  const wrong = aProcess(t, 'worker', { ...live, METRICS_PORT: 'many' })
  t.strictSame(await wrong.exit, [1, null])
  t.match(wrong.said(), /^The configuration is wrong:\n {2}- METRICS_PORT: must be integer\n$/)
  const unset = aProcess(t, 'worker', { ...live, LOG_LEVEL: 'info' })
  await unset.says(/"msg":"working"/)
  lacks(t, unset.said(), 'metrics')
})
