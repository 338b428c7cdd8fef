import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import type { Given } from './score.ts'

type GivenRow = Given & { application_id: string }

/** Where scores are given: submitted reviews, and interviews that were held. */
const SOURCES: Record<Given['kind'], (program_id: string) => RawBuilder<GivenRow>> = {
  review: (program_id) => sql`select application_id, 'review' as kind, rubric_version, scores from review
    where program_id = ${program_id} and status = 'submitted' and rubric_version is not null`,
  interview: (program_id) => sql`select application_id, 'interview' as kind, rubric_version, scores from interview
    where program_id = ${program_id} and status = 'held' and rubric_version is not null and scores is not null`,
}

/** The scores that count in the ranking of a program, by application. A database without one of the tables has none of it. */
export async function listGiven(db: Db, program_id: string): Promise<Map<string, Given[]>> {
  const { rows } = await sql<{ kind: Given['kind'] }>`
    select kind from unnest(array['review', 'interview']) kind where to_regclass(kind) is not null`.execute(db)
  const given: GivenRow[] = []
  for (const { kind } of rows) given.push(...(await SOURCES[kind](program_id).execute(db)).rows)
  return Map.groupBy(given, ({ application_id }) => application_id)
}
