import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { Given } from './score.ts'

/** The scores of the submitted reviews, and of the interviews that were held. */
const selectGiven = prepared(
  (_, { program_id }: { program_id: string }) => sql<Given & { application_id: string }>`
    select application_id, 'review' as kind, rubric_version, scores from review
      where program_id = ${program_id} and status = 'submitted'
    union all
    select application_id, 'interview', rubric_version, scores from interview
      where program_id = ${program_id} and status = 'held' and scores is not null`,
)

/** The scores that count in the ranking of a program, by application. */
export async function listGiven(db: Db, program_id: string): Promise<Map<string, Given[]>> {
  return Map.groupBy(await selectGiven(db, { program_id }), ({ application_id }) => application_id)
}
