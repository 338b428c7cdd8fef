import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { sweepFiles } from '../../src/documents/sweep-files.ts'
import type { Db } from '../../src/platform/db.ts'
import type { Files } from '../../src/platform/files.ts'
import { checkAcknowledged } from './check-acknowledged.ts'
import { checkFiles } from './check-files.ts'
import { checkHistory } from './check-history.ts'
import { checkLedger } from './check-ledger.ts'
import { checkRelease } from './check-release.ts'
import { checkTime } from './check-time.ts'
import { type Evidence, readEvidence } from './evidence.ts'
import type { Check, Finding } from './finding.ts'
import type { Journal } from './journal.ts'

const HOUR = 3_600_000
const GRACE_MS = 15_000
const CHECKS: Check[] = [checkAcknowledged, checkHistory, checkLedger, checkTime, checkRelease, checkFiles]

/** Waits until the workers have done what is due by now; if they do not, the check tells. */
export async function settle(db: Db) {
  const due = sql<{ count: number }>`
    select count(*)::int as count from application join program on program.id = program_id, sandbox
    where (application.status = 'draft' and closes_at <= clock_base + (clock_timestamp() - clock_set_at))
      or (application.status = 'offered' and reply_by <= clock_base + (clock_timestamp() - clock_set_at))`
  for (const until = performance.now() + GRACE_MS; performance.now() < until; await sleep(500))
    if ((await due.execute(db)).rows[0]?.count === 0) return
}

/** Sweeps as a worker would in some hours, and reads what is left. */
export async function gather(db: Db, files: Files): Promise<Evidence> {
  await sweepFiles(db, files, Date.now() + 2 * HOUR)
  return readEvidence(db, files)
}

/** All that must hold of a database and its files, after everybody went home. */
export const judge = (evidence: Evidence, journal: Journal): Finding[] =>
  CHECKS.flatMap((check) => check(evidence, journal))
