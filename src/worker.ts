import { setTimeout as sleep } from 'node:timers/promises'
import { openResources, type Resources } from './boot.ts'
import { readConfig, readEnvFile } from './config.ts'
import { DEADLINES, type Deadline, passDeadline } from './deadlines.ts'
import { deleteOldAnswers } from './http/idempotency.ts'
import { sweepFiles } from './intake/documents/sweep-files.ts'
import { makeLetters } from './participation/letters/make-letters.ts'
import { type Ctx, system } from './platform/context.ts'
import { lastWords } from './platform/start-refused.ts'
import { fillHistory } from './record/fill-history.ts'
import { numberEvents } from './record/number-events.ts'

type Tell = (context: object, message: string) => void
type Log = { error: Tell; info: Tell }
type OnFailure = (id: string, error: unknown) => void
type Job = {
  name: string
  everyMs: number
  run: (resources: Resources, ctx: Ctx, onFailure: OnFailure) => Promise<unknown>
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND

const deadline = (deadline: Deadline): Job => ({
  name: deadline.name,
  everyMs: SECOND,
  run: (_, ctx, onFailure) => passDeadline(ctx, deadline, onFailure),
})

/** The timed work. Several processes may run a job at once, so each job checks again under the lock before it acts. */
const jobs: Job[] = [
  ...DEADLINES.map(deadline),
  { name: 'make_letters', everyMs: SECOND, run: ({ files }, ctx, onFailure) => makeLetters(ctx, files, onFailure) },
  { name: 'number_events', everyMs: SECOND, run: ({ db }) => numberEvents(db) },
  { name: 'fill_history', everyMs: HOUR, run: ({ db }) => fillHistory(db) },
  { name: 'delete_old_answers', everyMs: HOUR, run: ({ db }) => deleteOldAnswers(db) },
  { name: 'sweep_files', everyMs: HOUR, run: ({ db, files }) => sweepFiles(db, files) },
]

/** Runs the jobs until stopped. A failed job is logged and runs again at its next turn; the others go on. */
export function startWorker(resources: Resources, log: Log) {
  const { metrics, db, clock } = resources
  const stopping = new AbortController()
  async function repeat({ name, everyMs, run }: Job) {
    // Starts at 0, so that a monitor sees the first failure as an increase.
    metrics?.jobFailures.inc({ job: name }, 0)
    let failingSince: number | undefined
    while (!stopping.signal.aborted) {
      const end = metrics?.jobs.startTimer({ job: name })
      let hasFailed = false
      const failed = (err: unknown, id?: string) => {
        hasFailed = true
        metrics?.jobFailures.inc({ job: name })
        log.error({ err, job: name, id }, 'job_failed')
      }
      try {
        await run(resources, { db, actor: system, now: await clock(), clock }, (id, err) => failed(err, id))
      } catch (err) {
        failed(err)
      }
      end?.()
      if (hasFailed) failingSince ??= performance.now()
      else if (failingSince !== undefined) {
        log.info({ job: name, ms: Math.round(performance.now() - failingSince) }, 'job_works_again')
        failingSince = undefined
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = jobs.map(repeat)
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
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
