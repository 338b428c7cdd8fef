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
 * Fills `program_id` and `application_id` of entries that are older than these columns, or written by a process of an
 * older version. Each batch is one transaction. No other code updates an entry, so no one has to wait.
 */
export async function fillHistory(db: Db): Promise<void> {
  let count: number
  do count = Number((await fillBatch(db)).numAffectedRows)
  while (count === BATCH)
}
