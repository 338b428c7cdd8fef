import { setTimeout as sleep } from 'node:timers/promises'
import { sweepFiles } from '../../src/intake/documents/sweep-files.ts'
import type { Files } from '../../src/platform/files.ts'
import type { Db } from '../../src/platform/postgres/db.ts'
import { numberEvents } from '../../src/record/number-events.ts'
import { checkAcknowledged } from './check-acknowledged.ts'
import { checkContent } from './check-content.ts'
import { checkDecisions } from './check-decisions.ts'
import { checkFiles } from './check-files.ts'
import { checkHistory } from './check-history.ts'
import { checkLedger } from './check-ledger.ts'
import { checkRelease } from './check-release.ts'
import { checkSelection } from './check-selection.ts'
import { checkTime, dueBy } from './check-time.ts'
import { type Evidence, readEvidence, readWaiting } from './evidence.ts'
import type { Check, Finding } from './finding.ts'
import type { Journal } from './journal.ts'

const HOUR = 3_600_000
const GRACE_MS = 15_000
const CHECKS: Check[] = [
  checkAcknowledged,
  checkContent,
  checkHistory,
  checkLedger,
  checkTime,
  checkDecisions,
  checkRelease,
  checkSelection,
  checkFiles,
]

/** Waits until the workers have done what is due now. If they do not, `checkTime` reports it. */
export async function settle(db: Db) {
  for (const until = performance.now() + GRACE_MS; performance.now() < until; await sleep(500)) {
    const { now, applications, programs } = await readWaiting(db)
    const program = new Map(programs.map((row) => [row.id, row]))
    const isDue = (row: (typeof applications)[number]) => {
      const of = program.get(row.program_id)
      return of && dueBy(row, of, now) !== undefined
    }
    if (!applications.some(isDue)) return
  }
}

/** Does the worker's next jobs, including a sweep as if two hours later, and reads the database and the files. */
export async function gather(db: Db, files: Files): Promise<Evidence> {
  await numberEvents(db)
  await sweepFiles(db, files, Date.now() + 2 * HOUR)
  return readEvidence(db, files)
}

/** Checks every invariant of the database and its files, after all clients have stopped. */
export const judge = (evidence: Evidence, journal: Journal): Finding[] =>
  CHECKS.flatMap((check) => check(evidence, journal))
