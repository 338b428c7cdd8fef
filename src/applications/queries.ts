import { type ExpressionBuilder, type Insertable, sql, type Updateable } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { paginate } from '../http/pages.ts'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import type { Application as ApplicationTable, DB } from '../platform/db-types.ts'
import { notFound } from '../platform/problem.ts'
import { allowedActions, LIVING, publicStatusOf, type Status } from './lifecycle.ts'
import type { Application, ApplicationQuery, ApplicationSummary } from './schema.ts'

export const isStaff = ({ role }: Actor) => role === 'secretariat' || role === 'organisation' || role === 'system'

/** Whose applications an actor can see. What is not among them is not there. */
export const isVisibleTo =
  ({ role, organisation_id, city_id, application_id, id }: Actor) =>
  (eb: ExpressionBuilder<DB, 'application'>) => {
    if (role === 'secretariat' || role === 'system') return eb.lit(true)
    if (role === 'applicant') return eb('application.id', '=', application_id)
    if (role === 'city') return eb('application.city_id', '=', city_id)
    if (role === 'frontend') return eb('application.started_by', '=', id)
    if (role !== 'organisation') return eb.lit(false)
    return eb(
      'application.program_id',
      'in',
      eb
        .selectFrom('program_organisation')
        .select('program_id')
        .where('organisation_id', '=', organisation_id)
        .where('program_organisation.role', '!=', 'sponsor'),
    )
  }

/** An application's row, its JSON columns as what they hold. */
export type ApplicationRow = Omit<
  Awaited<ReturnType<typeof selectLocked>>,
  'status' | 'applicant' | 'position' | 'languages' | 'passport' | 'answers' | 'eligibility'
> &
  Pick<Application, 'applicant' | 'position' | 'languages' | 'passport' | 'answers'> & {
    status: Status
    eligibility: unknown
  }

const selectLocked = (db: Db, id: string, actor: Actor) =>
  db
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .where(isVisibleTo(actor))
    .forUpdate()
    .executeTakeFirstOrThrow(notFound)

export const selectProgram = (db: Db) => db.selectFrom('program').selectAll('program')
export type ProgramRow = Awaited<ReturnType<ReturnType<typeof selectProgram>['executeTakeFirstOrThrow']>>

/**
 * The application to change, and its program held as it is. The program is locked first, as everywhere: who cancels or
 * releases it takes the program and then the applications.
 */
export async function lockApplication(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ application: ApplicationRow; program: ProgramRow }> {
  const program = await selectProgram(db)
    .innerJoin('application', 'application.program_id', 'program.id')
    .where('application.id', '=', id)
    .where(isVisibleTo(actor))
    .forShare('program')
    .executeTakeFirst()
  if (!program) throw notFound()
  return { program, application: (await selectLocked(db, id, actor)) as ApplicationRow }
}

const publishedProgram = (db: Db, id: string) =>
  selectProgram(db).where('id', '=', id).where('published_at', 'is not', null)

export const findPublishedProgram = (db: Db, id: string) => publishedProgram(db, id).executeTakeFirst()

/** The program that somebody wants to apply to, held as it is. */
export const holdPublishedProgram = (db: Db, id: string): Promise<ProgramRow> =>
  publishedProgram(db, id).forShare().executeTakeFirstOrThrow(notFound)

export async function findApplication(db: Db, actor: Actor, id: string): Promise<ApplicationRow> {
  const row = await db
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .where(isVisibleTo(actor))
    .executeTakeFirstOrThrow(notFound)
  return row as ApplicationRow
}

const applications = (db: Db, actor: Actor) =>
  db
    .selectFrom('application')
    .selectAll('application')
    .select((eb) =>
      jsonObjectFrom(
        eb
          .selectFrom('decision')
          .innerJoin('release', 'release.id', 'decision.release_id')
          .select(['decision.outcome', 'decision.message', sql<string>`to_json(release.released_at)`.as('released_at')])
          .whereRef('decision.application_id', '=', 'application.id')
          .orderBy('decision.id', 'desc')
          .limit(1),
      ).as('decision'),
    )
    .where(isVisibleTo(actor))

type Row = Awaited<ReturnType<ReturnType<typeof applications>['executeTakeFirstOrThrow']>>

const iso = (text: string) => new Date(text).toISOString()

function wire(row: Row, actor: Actor): Application {
  const { id, program_id, city_id, submitted_at, version, created_at, updated_at, decision } = row
  const { status, applicant, position, languages, passport, answers } = row as unknown as ApplicationRow
  const { gender, ...person } = applicant
  const isOwn = actor.role === 'applicant' || actor.role === 'frontend'
  const returned =
    status === 'returned' && row.return_due_at ? { items: row.return_items ?? [], due_at: row.return_due_at } : null
  return {
    id,
    program_id,
    city_id,
    public_status: publicStatusOf(status),
    ...(isStaff(actor) && { status }),
    allowed: allowedActions(status, actor.role),
    applicant: isOwn && gender !== undefined ? applicant : person,
    position,
    languages,
    passport,
    answers,
    submitted_at,
    returned,
    offer: status === 'offered' && row.reply_by ? { reply_by: row.reply_by } : null,
    decision: decision && { ...decision, released_at: iso(decision.released_at) },
    version,
    created_at,
    updated_at,
  }
}

export async function getApplication(db: Db, actor: Actor, id: string): Promise<Application> {
  const row = await applications(db, actor).where('application.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return wire(row, actor)
}

const SORTS = {
  created_at: { by: sql.ref('application.created_at'), type: 'timestamptz' },
  submitted_at: { by: sql`coalesce(application.submitted_at, 'infinity')`, type: 'timestamptz' },
} as const

export async function listApplications(db: Db, actor: Actor, query: ApplicationQuery) {
  let rows = db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select([
      'application.id',
      'application.program_id',
      'application.city_id',
      'city.name as city_name',
      'application.status',
    ])
    .select([
      sql<string>`applicant->>'name'`.as('applicant_name'),
      sql<string | null>`position->>'title'`.as('position_title'),
    ])
    .select(['application.submitted_at', 'application.version', 'application.created_at', 'application.updated_at'])
    .where(isVisibleTo(actor))
  if (query.program_id) rows = rows.where('application.program_id', '=', query.program_id)
  if (query.city_id) rows = rows.where('application.city_id', '=', query.city_id)
  if (query.status) rows = rows.where('application.status', '=', query.status)
  if (query.submitted_after) rows = rows.where('application.submitted_at', '>', query.submitted_after)
  if (query.q) {
    const like = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where(sql<boolean>`(applicant->>'name' ilike ${like} or applicant->>'email' ilike ${like})`)
  }
  const page = await paginate(rows, sql.ref('application.id'), SORTS, { ...query, sort: query.sort ?? '-created_at' })
  const items = page.items.map(({ status, ...row }): ApplicationSummary => {
    const name = status as Status
    return { ...row, public_status: publicStatusOf(name), ...(isStaff(actor) && { status: name }) }
  })
  return { ...page, items }
}

export function insertApplication(db: Db, application: Insertable<ApplicationTable>) {
  return db.insertInto('application').values(application).execute()
}

export function updateApplication(db: Db, id: string, change: Updateable<ApplicationTable>) {
  return db
    .updateTable('application')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The living application of a person in a program, if the actor may see it. */
export function findLiving(db: Db, actor: Actor, program_id: string, person_key: string) {
  return db
    .selectFrom('application')
    .select(['id', 'status'])
    .where('program_id', '=', program_id)
    .where('person_key', '=', person_key)
    .where('status', 'in', LIVING)
    .where(isVisibleTo(actor))
    .executeTakeFirst()
}
