import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { programsRunBy } from '../../permissions/programs.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type {
  Reviewer as ReviewerTable,
  Review as ReviewTable,
  Rubric as RubricTable,
} from '../../platform/postgres/db-types.ts'
import { type PageQuery, paginate, preparedPages } from '../../platform/postgres/pages.ts'
import { notFound } from '../../platform/problem.ts'
import type { Loaded, Needing } from './balance.ts'
import type { ReviewQuery } from './schema.ts'

export type ReviewRow = Selectable<ReviewTable>

/** One at a time changes the reviews of a program. It comes before the locks of the program and of the application. */
export const lockReviews = (db: Db, program_id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`reviews ${program_id}`}, 0))`.execute(db)

export const findRubric = (db: Db, program_id: string) =>
  db
    .selectFrom('rubric')
    .select(['program_id', 'version', 'criteria', 'reason', 'made_at'])
    .where('program_id', '=', program_id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertRubric = (db: Db, row: Insertable<RubricTable>) => db.insertInto('rubric').values(row).execute()

/** Whether a review of the program has been submitted, even if it was reopened since. */
export async function isScored(db: Db, program_id: string): Promise<boolean> {
  const found = await db
    .selectFrom('review')
    .select('id')
    .where('program_id', '=', program_id)
    .where('submitted_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The names of the ids that belong to nothing. A key must be of role reviewer, and in force. */
export async function findUnknown(db: Db, ids: Record<'api_key_id' | 'city_id' | 'organisation_id', string | null>) {
  const { api_key_id, city_id, organisation_id } = ids
  const known = await sql<Record<keyof typeof ids, boolean>>`select
    exists (select from api_key where id = ${api_key_id} and role = 'reviewer' and revoked_at is null) as api_key_id,
    exists (select from city where id = ${city_id}) as city_id,
    exists (select from organisation where id = ${organisation_id}) as organisation_id`.execute(db)
  const names = Object.keys(ids) as (keyof typeof ids)[]
  return names.filter((name) => ids[name] !== null && !known.rows[0]?.[name])
}

/** Undefined: the person, or the key, is a reviewer of the program. */
export async function insertReviewer(db: Db, row: Insertable<ReviewerTable>): Promise<string | undefined> {
  const made = await db
    .insertInto('reviewer')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

const counts = sql<Record<'assigned' | 'in_progress' | 'submitted' | 'recused', number>>`(select json_build_object(
  'assigned', count(*) filter (where status = 'assigned'),
  'in_progress', count(*) filter (where status in ('in_progress', 'reopened')),
  'submitted', count(*) filter (where status = 'submitted'),
  'recused', count(*) filter (where status = 'recused')) from review where reviewer_id = reviewer.id)`

const reviewers = (db: Db) =>
  db
    .selectFrom('reviewer')
    .select(['id', 'program_id', 'name', 'email', 'city_id', 'organisation_id', 'country', 'time_zone'])
    .select(['api_key_id', 'added_at'])
    .select(counts.as('reviews'))

export const findReviewer = (db: Db, id: string) => reviewers(db).where('id', '=', id).executeTakeFirstOrThrow()

const BY_ID = { id: { by: sql.ref('reviewer.id'), type: 'uuid' } } as const
export const pageOfReviewers = (db: Db, program_id: string, query: PageQuery) =>
  paginate(reviewers(db).where('program_id', '=', program_id), sql.ref<string>('reviewer.id'), BY_ID, {
    ...query,
    sort: 'id',
  })

export async function isReviewerOf(db: Db, program_id: string, api_key_id: string): Promise<boolean> {
  const found = await db
    .selectFrom('reviewer')
    .select('id')
    .where('program_id', '=', program_id)
    .where('api_key_id', '=', api_key_id)
    .executeTakeFirst()
  return found !== undefined
}

/** The progress of a program. An application is complete if it has reviews and all of them are submitted. */
export async function countReviews(db: Db, program_id: string) {
  const all = await db
    .selectFrom('review')
    .select([
      sql<number>`(count(*) filter (where status = 'assigned'))::int`.as('assigned'),
      sql<number>`(count(*) filter (where status in ('in_progress', 'reopened')))::int`.as('in_progress'),
      sql<number>`(count(*) filter (where status = 'submitted'))::int`.as('submitted'),
      sql<number>`(count(*) filter (where status = 'recused'))::int`.as('recused'),
    ])
    .where('program_id', '=', program_id)
    .executeTakeFirstOrThrow()
  const inReview = await db
    .selectFrom('application')
    .select(sql<number>`count(*)::int`.as('applications'))
    .select(
      sql<number>`(count(*) filter (where exists (select from review where application_id = application.id
        and status = 'submitted') and not exists (select from review where application_id = application.id
        and status not in ('submitted', 'recused'))))::int`.as('complete'),
    )
    .where('program_id', '=', program_id)
    .where('status', '=', sql.lit('in_review'))
    .executeTakeFirstOrThrow()
  return { ...inReview, ...all }
}

/** The reviewers of a program, with the reviews that each has to do or has done. */
export const listLoads = (db: Db, program_id: string): Promise<Loaded[]> =>
  db
    .selectFrom('reviewer')
    .select(['id', 'email', 'city_id', 'country'])
    .select(
      sql<number>`(select count(*)::int from review where reviewer_id = reviewer.id and status <> 'recused')`.as(
        'load',
      ),
    )
    .where('program_id', '=', program_id)
    .execute()

/** The applications in review, with the reviewers that each has or had, and how many of `wanted` it lacks. */
export const listNeeding = (db: Db, program_id: string, wanted: number): Promise<Needing[]> =>
  db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select(['application.id', 'application.city_id', 'city.country'])
    .select([
      sql<string>`application.applicant ->> 'email'`.as('email'),
      sql<string[]>`array(select reviewer_id from review where application_id = application.id)`.as('reviewers'),
      sql<number>`greatest(0, ${wanted}::int - (select count(*)::int from review where application_id = application.id
        and status <> 'recused'))`.as('needs'),
    ])
    .where('application.program_id', '=', program_id)
    .where('application.status', '=', sql.lit('in_review'))
    .execute()

interface NewReview {
  id: string
  program_id: string
  application_id: string
  reviewer_id: string
}

/** Inserts reviews. Each gets the lowest free place of its application, then the next. */
export const insertReviews = (db: Db, rows: NewReview[], { assigned_by, now }: { assigned_by: string; now: Instant }) =>
  sql`insert into review (id, program_id, application_id, reviewer_id, place, status, assigned_by, assigned_at, updated_at)
    select given.id, given.program_id, given.application_id, given.reviewer_id, free.place, 'assigned', ${assigned_by},
      ${now}, ${now}
    from (select *, row_number() over (partition by application_id order by id) as nth
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as each(id uuid, program_id uuid, application_id uuid, reviewer_id uuid)) given
    cross join lateral (select place from generate_series(1, 1000) place where not exists (select from review
        where application_id = given.application_id and review.place = place.place)
      order by place offset given.nth - 1 limit 1) free`.execute(db)

export const findReviewRow = (db: Db, id: string): Promise<ReviewRow | undefined> =>
  db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()

export async function getReviewRow(db: Db, id: string): Promise<ReviewRow> {
  const row = await findReviewRow(db, id)
  if (!row) throw notFound()
  return row
}

export const updateReview = ({ db, now }: Ctx, { id, version }: ReviewRow, change: Updateable<ReviewTable>) =>
  db
    .updateTable('review')
    .set({ ...change, updated_at: now, version: version + 1 })
    .where('id', '=', id)
    .executeTakeFirst()

/** Whether a review is of the person who holds a key. */
export async function isOwnReview(db: Db, id: string, api_key_id: string): Promise<boolean> {
  const found = await db
    .selectFrom('review')
    .innerJoin('reviewer', 'reviewer.id', 'review.reviewer_id')
    .select('review.id')
    .where('review.id', '=', id)
    .where('reviewer.api_key_id', '=', api_key_id)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the holder of a key may read a review: it is theirs, or they have submitted their own of the application. */
export async function mayReadScores(db: Db, { id, application_id }: ReviewRow, api_key_id: string): Promise<boolean> {
  const found = await db
    .selectFrom('review')
    .innerJoin('reviewer', 'reviewer.id', 'review.reviewer_id')
    .select('review.id')
    .where('reviewer.api_key_id', '=', api_key_id)
    .where('review.application_id', '=', application_id)
    .where((eb) => eb.or([eb('review.id', '=', id), eb('review.status', '=', 'submitted')]))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

const summaries = (db: Db) =>
  db
    .selectFrom('review')
    .innerJoin('reviewer', 'reviewer.id', 'review.reviewer_id')
    .innerJoin('application', 'application.id', 'review.application_id')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select(['review.id', 'review.program_id', 'review.application_id', 'review.reviewer_id', 'review.status'])
    .select(['review.assigned_at', 'review.submitted_at', 'review.version'])
    .select(['reviewer.name as reviewer_name', 'city.name as city_name'])
    .select(sql<string>`application.applicant ->> 'name'`.as('applicant_name'))

export const findReview = (db: Db, id: string) =>
  summaries(db)
    .select(['review.rubric_version', 'review.scores', 'review.comment', 'review.reason'])
    .where('review.id', '=', id)
    .executeTakeFirstOrThrow()

const ORDER = { id: sql.ref<string>('review.id'), sorts: { id: { by: sql.ref('review.id'), type: 'uuid' } } } as const
type Filters = { viewer: string } & Required<Pick<ReviewQuery, 'program_id' | 'application_id' | 'status'>>

const selectPage = preparedPages(
  ORDER,
  (db, { program_id, application_id, status }: Filters, has) => {
    let rows = summaries(db)
    if (has('program_id')) rows = rows.where('review.program_id', '=', program_id)
    if (has('application_id')) rows = rows.where('review.application_id', '=', application_id)
    if (has('status')) rows = rows.where('review.status', '=', status)
    return rows
  },
  // The reviewers that a key is named for, or the programs of an organisation: each is read by its own index.
  (db, { viewer }, _, role) => {
    if (role === 'reviewer')
      return {
        column: sql.ref('review.reviewer_id'),
        ids: db.selectFrom('reviewer').select('id').where('api_key_id', '=', viewer),
      }
    if (role !== 'organisation') return undefined
    return {
      column: sql.ref('review.program_id'),
      ids: db.selectFrom('program').select('id').where('id', 'in', programsRunBy(viewer)),
    }
  },
)

/** A page in the order of assignment: a reviewer’s own, or those of the programs that the caller runs. */
export function pageOfReviews(db: Db, { role, id, organisation_id }: Actor, query: ReviewQuery) {
  const { program_id, application_id, status } = query
  const viewer = (role === 'reviewer' ? id : organisation_id) ?? undefined
  return selectPage(db, role, { viewer, program_id, application_id, status }, { ...query, sort: 'id' })
}
