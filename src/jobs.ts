import type { Resources } from './boot.ts'
import type { JobKind, Worked } from './platform/jobs.ts'

/** Every kind of job. Its queue is made at the start of a process. */
export const jobKinds: readonly JobKind<object>[] = []

/**
 * Every kind of job with its work: `worked(kind, (data) => ...)`. A job is enqueued in the transaction of its cause
 * (`enqueue` in platform/jobs.ts) and its work begins a transaction of its own.
 */
export const jobsOf = (_: Resources): readonly Worked[] => []
