import { type Insertable, sql } from 'kysely'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { Ranking as RankingTable } from '../../platform/postgres/db-types.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { RankingListQuery, RankingQuery } from './schema.ts'
import { tookPartBefore } from './took-part-before.ts'

interface CandidateRow {
  application_id: string
  submitted_at: Instant
  city_priority: number | null
  first_time_city: boolean
}

/**
 * The applications of a program that are in review, with what orders them beside their scores. A city takes part for the
 * first time if nobody of it has accepted a place in a program that starts earlier.
 */
export const listCandidates = prepared(
  (_, { program_id, starts_on }: { program_id: string; starts_on: string }) => sql<CandidateRow>`
    select it.id as application_id, it.submitted_at,
      (select priority from city_priority where application_id = it.id) as city_priority,
      not ${tookPartBefore(sql`it`, starts_on)} as first_time_city
    from application it where it.program_id = ${program_id} and it.status = 'in_review'`,
)

/** Every version of a program's rubric, the first one first. */
export const listRubrics = (db: Db, program_id: string) =>
  db
    .selectFrom('rubric')
    .select(['version', 'criteria'])
    .where('program_id', '=', program_id)
    .orderBy('version')
    .execute()

/** The names that the page of a ranking shows beside the facts. */
export async function findNames(db: Db, ids: string[]) {
  const rows = await db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select(['application.id', 'application.city_id', 'city.name as city_name'])
    .select(sql<string>`application.applicant->>'name'`.as('applicant_name'))
    .where('application.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}

const rankings = (db: Db, program_id: string) =>
  db
    .selectFrom('ranking')
    .select(['id', 'program_id', 'number', 'size', 'rule_version', 'rubric_version', 'settings', 'note'])
    .select(['frozen_by', 'frozen_at'])
    .where('program_id', '=', program_id)
export type RankingRow = NonNullable<Awaited<ReturnType<typeof findRanking>>>

export const findRanking = (db: Db, program_id: string, number: number) =>
  rankings(db, program_id).where('number', '=', number).executeTakeFirst()

export const listRankingRows = (db: Db, program_id: string, query: RankingListQuery) =>
  paginate(
    rankings(db, program_id),
    sql.ref('id'),
    { number: { by: sql.ref('number'), type: 'integer' } },
    { ...query, sort: '-number' },
  )

export async function lastRankingNumber(db: Db, program_id: string): Promise<number> {
  const row = await db
    .selectFrom('ranking')
    .select('number')
    .where('program_id', '=', program_id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** A page of the places of a frozen ranking. */
export const listPlaces = (db: Db, ranking_id: string, query: RankingQuery) =>
  paginate(
    db
      .selectFrom('ranking_place')
      .select(['number', 'place', 'application_id', 'explanation', 'facts'])
      .where('ranking_id', '=', ranking_id),
    sql.ref('application_id'),
    { number: { by: sql.ref('number'), type: 'integer' } },
    { ...query, sort: 'number' },
  )

export const insertRanking = (db: Db, ranking: Insertable<RankingTable>) =>
  db.insertInto('ranking').values(ranking).execute()

export const insertPlaces = prepared(
  (_, { rows }: { rows: string }) => sql`
    insert into ranking_place (ranking_id, number, place, application_id, explanation, facts)
      select ranking_id, number, place, application_id, explanation, facts
      from jsonb_populate_recordset(null::ranking_place, ${rows})`,
)
