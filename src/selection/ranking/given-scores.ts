import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import type { Given } from './score.ts'

type GivenRow = Given & { application_id: string }

/** The scores that count in the ranking of a program, by application: of submitted reviews, and of interviews that were held. */
export async function listGiven(db: Db, program_id: string): Promise<Map<string, Given[]>> {
  const { rows } = await sql<GivenRow>`
    select application_id, 'review' as kind, rubric_version, scores from review
    where program_id = ${program_id} and status = 'submitted' and rubric_version is not null
    union all
    select application_id, 'interview', rubric_version, scores from interview
    where program_id = ${program_id} and status = 'held' and scores is not null`.execute(db)
  return Map.groupBy(rows, ({ application_id }) => application_id)
}
