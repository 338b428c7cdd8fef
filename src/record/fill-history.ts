import { sql } from 'kysely'
import type { Db } from '../platform/postgres/db.ts'

const BATCH = 1_000

const fillBatch = (db: Db) =>
  sql`
    update history set program_id = found.program_id, application_id = found.application_id from (
      select history.id, application.id as application_id, coalesce(application.program_id, subject_id) as program_id
      from history left join application on subject_type = 'application' and application.id = subject_id
      where history.program_id is null and subject_type in ('application', 'program')
        and (subject_type = 'program' or application.id is not null)
      order by history.id limit ${sql.lit(BATCH)}
    ) found where history.id = found.id`.execute(db)

/**
 * Fills program and application into entries from before there were these columns, and into those that a process of that
 * version still writes. Each batch is a transaction of its own. Nothing else writes to an entry, so nobody waits.
 */
export async function fillHistory(db: Db): Promise<void> {
  let count: number
  do count = Number((await fillBatch(db)).numAffectedRows)
  while (count === BATCH)
}
