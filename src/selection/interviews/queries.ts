import { type Expression, type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import { viewerOf, visibleTo } from '../../permissions/applications.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Interview as InterviewTable } from '../../platform/postgres/db-types.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import type { InterviewQuery } from './schema.ts'

export type InterviewRow = Selectable<InterviewTable>

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

/** The last interview of an application, whatever its state. */
export const findInterview = (db: Db, application_id: string): Promise<InterviewRow | undefined> =>
  db
    .selectFrom('interview')
    .selectAll()
    .where('application_id', '=', application_id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertInterviews = (db: Db, rows: Insertable<InterviewTable>[]) =>
  db.insertInto('interview').values(rows).execute()

export const updateInterview = (
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { id, version }: Pick<InterviewRow, 'id' | 'version'>,
  change: Updateable<InterviewTable>,
) =>
  db
    .updateTable('interview')
    .set({ ...change, updated_at: now, version: version + 1 })
    .where('id', '=', id)
    .execute()

/** The open interviews of these applications. */
export const listOpen = (db: Db, application_ids: readonly string[]): Promise<InterviewRow[]> =>
  db
    .selectFrom('interview')
    .selectAll()
    .where('application_id', '=', anyOf(application_ids))
    // The condition of the index interview_living.
    .where(sql<boolean>`status in ('offered', 'booked')`)
    .orderBy('id')
    .execute()
/** The open interviews of a program. */
export const listOpenIn = (db: Db, program_id: string): Promise<InterviewRow[]> =>
  db
    .selectFrom('interview')
    .selectAll()
    .where('program_id', '=', program_id)
    .where('status', 'in', ['offered', 'booked'])
    .orderBy('id')
    .execute()

const shown = (db: Db) =>
  db
    .selectFrom('application')
    .innerJoin('interview', 'interview.application_id', 'application.id')
    .innerJoin('city', 'city.id', 'application.city_id')
    .leftJoin('reviewer', 'reviewer.id', 'interview.reviewer_id')
    .select(['interview.id', 'interview.program_id', 'interview.application_id', 'interview.status'])
    .select(['interview.slot_id', 'interview.starts_at', 'interview.ends_at', 'interview.reviewer_id'])
    .select(['interview.version', 'interview.updated_at'])
    .select(['reviewer.name as interviewer_name', 'city.name as city_name'])
    .select(sql<string>`application.applicant ->> 'name'`.as('applicant_name'))

const detailed = (db: Db) =>
  shown(db)
    .innerJoin('program', 'program.id', 'interview.program_id')
    .leftJoin('interview_slot as slot', 'slot.id', 'interview.slot_id')
    .select(['interview.time_zone as told_zone', 'interview.moves', 'interview.invited_at', 'interview.booked_at'])
    .select(['interview.scores', 'interview.rubric_version', 'interview.language_level', 'interview.evidence_note'])
    .select(['interview.duration_minutes', 'interview.note', 'interview.sequence', 'interview.former_reviewers'])
    .select(['program.title', 'program.selection', 'program.timezone as program_zone', 'city.country'])
    .select(['slot.meeting_url', 'slot.meeting_phone'])
    .select(sql<string | null>`coalesce(slot.time_zone, reviewer.time_zone, program.timezone)`.as('interviewer_zone'))
export type DetailedRow = Awaited<ReturnType<typeof findDetailed>> & object

/** Whether the actor may see an interview: an interviewer sees their own, others those of the applications that they see. */
function seenBy<Rows extends { where: (condition: never) => Rows }>(rows: Rows, actor: Actor): Rows {
  const { role, id } = actor
  const own = sql<SqlBool>`exists (select from reviewer mine where mine.id = interview.reviewer_id and mine.api_key_id = ${id})`
  return rows.where((role === 'reviewer' ? own : visibleTo(role, viewerOf(actor))) as never)
}

export const findDetailed = (db: Db, actor: Actor, id: string) =>
  seenBy(detailed(db), actor).where('interview.id', '=', id).executeTakeFirst()

/** Interviews for a calendar: of a program, or of an interviewer, also those that were moved away from them. */
export const listForCalendar = (db: Db, of: { program_id: string } | { reviewer_id: string }) => {
  const rows = detailed(db).where('interview.starts_at', 'is not', null).orderBy('interview.id')
  if ('program_id' in of) return rows.where('interview.program_id', '=', of.program_id).execute()
  const isTheirs = sql<SqlBool>`(interview.reviewer_id = ${of.reviewer_id}
    or interview.former_reviewers @> array[${of.reviewer_id}::uuid])`
  return rows.where(isTheirs).execute()
}

/** A page of the interviews of a program, in the order of the invitations; of these interviewers only, if they are given. */
export function pageOfInterviews(
  db: Db,
  program_id: string,
  reviewer_ids: readonly string[] | undefined,
  { status, ...query }: InterviewQuery,
) {
  let rows = shown(db).where('interview.program_id', '=', program_id)
  if (reviewer_ids) rows = rows.where('interview.reviewer_id', '=', anyOf(reviewer_ids))
  if (status) rows = rows.where('interview.status', '=', status)
  const id: Expression<string> = sql.ref<string>('interview.id')
  const sorts = { id: { by: id, type: 'uuid' } } as const
  return paginate(rows, id, sorts, { ...query, sort: 'id', ...(status && { status }) })
}

/** The applications that can be invited, locked, in the order of their ids. Null: those in review, never invited. */
export function lockInvitable(db: Db, program_id: string, ids: readonly string[] | null, limit: number) {
  const rows = db
    .selectFrom('application')
    .select(['id', 'program_id', 'city_id', 'status', 'person_key', 'applicant'])
    .where('program_id', '=', program_id)
    .orderBy('id')
    .forUpdate()
  if (ids) return rows.where('id', '=', anyOf(ids)).execute()
  const wanted = db
    .selectFrom('application')
    .select('id')
    .where('program_id', '=', program_id)
    .where('status', '=', sql.lit('in_review'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('interview').select('interview.id').whereRef('interview.application_id', '=', 'application.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit)
  return rows.where('id', 'in', wanted).execute()
}

/** How the interviews of applications stand: whether one is open or held, and how many the applicants missed. */
export async function listStandings(db: Db, application_ids: readonly string[]) {
  const rows = await db
    .selectFrom('interview')
    .select('application_id')
    .select([
      sql<boolean>`bool_or(status in ('offered', 'booked'))`.as('is_open'),
      sql<boolean>`bool_or(status = 'held')`.as('is_held'),
      sql<number>`(count(*) filter (where status = 'no_show'))::int`.as('missed'),
    ])
    .where('application_id', '=', anyOf(application_ids))
    .groupBy('application_id')
    .execute()
  return new Map(rows.map(({ application_id, ...standing }) => [application_id, standing]))
}

export async function listCountries(db: Db, city_ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('city').select(['id', 'country']).where('id', '=', anyOf(city_ids)).execute()
  return new Map(rows.map(({ id, country }) => [id, country]))
}

/** The newest rubric of a program. */
export const findRubric = (db: Db, program_id: string) =>
  db
    .selectFrom('rubric')
    .select(['version', 'criteria'])
    .where('program_id', '=', program_id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The people who judge for a program. */
export const listInterviewers = (db: Db, program_id: string) =>
  db
    .selectFrom('reviewer')
    .select(['id', 'name', 'email', 'city_id', 'country', 'time_zone', 'api_key_id'])
    .where('program_id', '=', program_id)
    .where('removed_at', 'is', null)
    .execute()
export type Interviewer = Awaited<ReturnType<typeof listInterviewers>>[number]

export const findReviewer = (db: Db, id: string) =>
  db.selectFrom('reviewer').select(['id', 'program_id', 'name', 'api_key_id']).where('id', '=', id).executeTakeFirst()

/** The booked interviews of a program that begin at an instant or later. */
export const listBookedFrom = (db: Db, program_id: string, from: string) =>
  db
    .selectFrom('interview')
    .select('application_id')
    .where('program_id', '=', program_id)
    .where('status', '=', sql.lit('booked'))
    .where('starts_at', '>=', from)
    .orderBy('application_id')
    .execute()
