import type { Resources } from './boot.ts'
import { makeLetter } from './participation/letters/make-letter.ts'
import { makeLetterJob } from './participation/letters/make-letter-job.ts'
import { type Ctx, system } from './platform/context.ts'
import { type JobKind, type Worked, worked } from './platform/jobs.ts'

/** Every kind of job. Its queue is made at the start of a process. */
export const jobKinds: readonly JobKind<object>[] = [makeLetterJob]

/**
 * Every kind of job with its work: `worked(kind, (data) => ...)`. A job is enqueued in the transaction of its cause
 * (`enqueue` in platform/jobs.ts) and its work begins a transaction of its own.
 */
export function jobsOf({ db, files, clock }: Resources): readonly Worked[] {
  const ctx = async (): Promise<Ctx> => ({ db, actor: system, now: await clock(), clock })
  return [worked(makeLetterJob, async ({ letter_id }) => makeLetter(await ctx(), files, letter_id))]
}
