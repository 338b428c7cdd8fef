import { setTimeout as sleep } from 'node:timers/promises'
import { openResources, type Resources } from './boot.ts'
import { readConfig, readEnvFile } from './config.ts'
import { DEADLINES, type Deadline, passDeadline } from './deadlines.ts'
import { deliverMessages } from './exchange/messages/deliver-messages.ts'
import { planReminders } from './exchange/messages/plan-reminders.ts'
import { deleteOldAnswers } from './http/idempotency.ts'
import { sweepFiles } from './intake/documents/sweep-files.ts'
import { findBroken } from './invariants.ts'
import { jobsOf } from './jobs.ts'
import { type Ctx, system } from './platform/context.ts'
import { startJobs, type Worked } from './platform/jobs.ts'
import { lastWords } from './platform/start-refused.ts'
import { fillHistory } from './record/fill-history.ts'
import { numberEvents } from './record/number-events.ts'

type Tell = (context: object, message: string) => void
type Log = { error: Tell; info: Tell }
type OnFailure = (id: string, error: unknown) => void
type Job = {
  name: string
  everyMs: number
  run: (resources: Resources, ctx: Ctx, onFailure: OnFailure, log: Log) => Promise<unknown>
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
/** The label of failures of the queues themselves. */
const QUEUES = 'queues'

const deadline = (deadline: Deadline): Job => ({
  name: deadline.name,
  everyMs: SECOND,
  run: (_, ctx, onFailure) => passDeadline(ctx, deadline, onFailure),
})

/** Tells of every invariant that is broken, in the log and as a metric, on which operators are alarmed. */
async function checkInvariants({ db, metrics }: Resources, _: Ctx, __: OnFailure, log: Log) {
  for (const { name, rows, count, ids } of await findBroken(db)) {
    metrics?.broken.set({ invariant: name }, count)
    if (count > 0) log.error({ invariant: name, rows, count, ids }, 'invariant_broken')
  }
}

/** The timed work. Several processes may run a job at once, so each job checks again under the lock before it acts. */
const jobs: Job[] = [
  ...DEADLINES.map(deadline),
  { name: 'plan_reminders', everyMs: 10 * SECOND, run: (_, ctx) => planReminders(ctx) },
  { name: 'deliver_messages', everyMs: SECOND, run: (post, ctx, onFailure) => deliverMessages(ctx, post, onFailure) },
  { name: 'number_events', everyMs: SECOND, run: ({ db }) => numberEvents(db) },
  { name: 'fill_history', everyMs: HOUR, run: ({ db }) => fillHistory(db) },
  { name: 'delete_old_answers', everyMs: HOUR, run: ({ db }) => deleteOldAnswers(db) },
  { name: 'sweep_files', everyMs: HOUR, run: ({ db, files }) => sweepFiles(db, files) },
  { name: 'check_invariants', everyMs: DAY, run: checkInvariants },
]

/** Runs the jobs until stopped. A failed job is logged and runs again at its next turn; the others go on. */
export function startWorker(resources: Resources, log: Log, kinds: readonly Worked[] = jobsOf(resources)) {
  const { metrics, db, clock } = resources
  const stopping = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  const failed = (err: unknown, job: string, id?: string) => {
    metrics?.jobFailures.inc({ job })
    log.error({ err, job, id }, 'job_failed')
  }

  async function repeat({ name, everyMs, run }: Job) {
    // Starts at 0, so that a monitor sees the first failure as an increase.
    metrics?.jobFailures.inc({ job: name }, 0)
    let failingSince: number | undefined
    while (!stopping.signal.aborted) {
      const end = metrics?.jobs.startTimer({ job: name })
      let hasFailed = false
      const fail = (err: unknown, id?: string) => {
        hasFailed = true
        failed(err, name, id)
      }
      try {
        await run(resources, { db, actor: system, now: await clock(), clock }, (id, err) => fail(err, id), log)
      } catch (err) {
        fail(err)
      }
      end?.()
      if (hasFailed) failingSince ??= performance.now()
      else if (failingSince !== undefined) {
        log.info({ job: name, ms: Math.round(performance.now() - failingSince) }, 'job_works_again')
        failingSince = undefined
      }
      await pause(everyMs)
    }
  }

  /** One run of a job from the queue. It throws on, so that the job is tried again later. */
  async function once(job: string, work: () => Promise<unknown>) {
    const end = metrics?.jobs.startTimer({ job })
    try {
      return await work()
    } catch (err) {
      failed(err, job)
      throw err
    } finally {
      end?.()
    }
  }

  async function takeJobs() {
    while (kinds.length > 0 && !stopping.signal.aborted) {
      try {
        return await startJobs(db, kinds, { run: once, onError: (err) => failed(err, QUEUES) })
      } catch (err) {
        failed(err, QUEUES)
        await pause(5 * SECOND)
      }
    }
  }

  const taking = takeJobs()
  const running = jobs.map(repeat)
  return {
    async stop() {
      stopping.abort()
      await Promise.all([...running, taking.then((jobs) => jobs?.stop())])
    },
  }
}

async function main() {
  readEnvFile()
  const { pino } = await import('pino')
  const { serializers } = await import('./http/logging.ts')
  const config = readConfig()
  const log = pino({ level: config.logLevel, serializers })
  const resources = await openResources(config)
  const worker = startWorker(resources, log)
  log.info({ about: resources.about, metrics: resources.metricsUrl }, 'working')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      await worker.stop()
      await resources.close()
      process.exit(0)
    })
  }
}

/** Runs a worker until a signal stops it. */
export const runWorker = () =>
  main().catch((error) => {
    console.error(lastWords(error))
    process.exit(1)
  })

if (import.meta.main) await runWorker()
