import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Db, poolCounts } from './postgres/db.ts'

const REQUEST_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const JOB_SECONDS = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60, 300]

/**
 * The metrics of a process; docs/operating.md explains each. Labels are route templates, codes and our own names, never
 * text from a client: so they contain no personal data, and a client cannot create more series.
 */
export function createMetrics(db: Db, version: string) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'cohort_build_info',
    help: 'Always 1; the version of the service and of Node.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.version }, 1)
  new Gauge({
    name: 'cohort_database_pool_connections',
    help: 'Connections open to Postgres (total), those of them unused (idle), and callers that wait for one (waiting).',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(poolCounts(db))) this.set({ state }, count)
    },
  })
  return {
    registry,
    requests: new Histogram({
      name: 'cohort_http_request_duration_seconds',
      help: 'Requests and how long their answers took; status "aborted" where the client went away first.',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    inFlight: new Gauge({
      name: 'cohort_http_requests_in_flight',
      help: 'Requests that are being answered.',
      registers,
    }),
    problems: new Counter({
      name: 'cohort_problems_total',
      help: 'Answers of 400 and above, by the code of docs/problems.md.',
      labelNames: ['code'],
      registers,
    }),
    jobs: new Histogram({
      name: 'cohort_job_duration_seconds',
      help: 'Runs of each timed job and how long they took, failed ones included.',
      labelNames: ['job'],
      buckets: JOB_SECONDS,
      registers,
    }),
    broken: new Gauge({
      name: 'cohort_invariant_broken_rows',
      help: 'Rows that break what must always hold, as the last check of this process found them.',
      labelNames: ['invariant'],
      registers,
    }),
    jobFailures: new Counter({
      name: 'cohort_job_failures_total',
      help: 'Runs of each timed job that failed; it is tried again.',
      labelNames: ['job'],
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
