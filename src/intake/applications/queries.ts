import { type Insertable, sql, type Updateable } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { instantOf } from '../../http/formats.ts'
import { type ActorIds, actorIdsOf, isStaff, isVisibleTo, isVisibleToActor } from '../../permissions/applications.ts'
import type { Actor, Ctx, Role } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Application as ApplicationTable } from '../../platform/postgres/db-types.ts'
import { containing, literals } from '../../platform/postgres/literals.ts'
import { preparedPages } from '../../platform/postgres/pages.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import { LIVING, publicStatusOf, type Status } from './lifecycle.ts'
import { present } from './present.ts'
import type { Application, ApplicationQuery, ApplicationSummary } from './schema.ts'

/** An application's row, its JSON columns as what they hold. */
export type ApplicationRow = Omit<
  Awaited<ReturnType<typeof selectLocked>>[number],
  'status' | 'applicant' | 'position' | 'languages' | 'passport' | 'answers' | 'answers_aside' | 'eligibility'
> &
  Pick<Application, 'applicant' | 'position' | 'languages' | 'passport' | 'answers' | 'answers_aside'> & {
    status: Status
    eligibility: unknown
  }

const selectOne = (db: Db, ids: ActorIds, role: Role) =>
  db.selectFrom('application').selectAll().where('id', '=', ids.wanted).where(isVisibleToActor(ids, role))
const selectLocked = prepared((db, ids: ActorIds, role: Role) => selectOne(db, ids, role).forUpdate())
const selectUnlocked = prepared(selectOne)

export const selectProgram = (db: Db) => db.selectFrom('program').selectAll('program')
export type ProgramRow = Awaited<ReturnType<ReturnType<typeof selectProgram>['executeTakeFirstOrThrow']>>

const holdProgramOf = prepared((db, ids: ActorIds, role: Role) =>
  selectProgram(db)
    .innerJoin('application', 'application.program_id', 'program.id')
    .where('application.id', '=', ids.wanted)
    .where(isVisibleToActor(ids, role))
    .forShare('program'),
)

/**
 * The application to change, and its program held as it is. The program is locked first, as everywhere: who cancels or
 * releases it takes the program and then the applications.
 */
export async function lockApplication(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ application: ApplicationRow; program: ProgramRow }> {
  const ids = actorIdsOf(actor, id)
  const [[program], [application]] = await inOrder([
    holdProgramOf(db, ids, actor.role),
    selectLocked(db, ids, actor.role),
  ])
  if (!program || !application) throw notFound()
  return { program, application: application as ApplicationRow }
}

const publishedProgram = (db: Db, { id }: { id: string }) =>
  selectProgram(db).where('id', '=', id).where('published_at', 'is not', null)
const selectPublished = prepared(publishedProgram)
const selectHeld = prepared((db, values: { id: string }) => publishedProgram(db, values).forShare())

/** The program that somebody asks about, or wants to apply to. Errors: not_found. */
export async function getPublishedProgram(db: Db, id: string): Promise<ProgramRow> {
  const [program] = await selectPublished(db, { id })
  if (!program) throw notFound()
  return program
}

/** The same, held as it is. */
export async function holdPublishedProgram(db: Db, id: string): Promise<ProgramRow> {
  const [program] = await selectHeld(db, { id })
  if (!program) throw notFound()
  return program
}

export async function findApplication(db: Db, actor: Actor, id: string): Promise<ApplicationRow> {
  const [row] = await selectUnlocked(db, actorIdsOf(actor, id), actor.role)
  if (!row) throw notFound()
  return row as ApplicationRow
}

/** What the wire shows; the frozen report, which is long, is not among it. */
const SHOWN = [
  'application.id',
  'application.program_id',
  'application.city_id',
  'application.status',
  'application.applicant',
  'application.position',
  'application.languages',
  'application.passport',
  'application.answers',
  'application.answers_aside',
  'application.submitted_at',
  'application.incomplete',
  'application.return_items',
  'application.return_parts',
  'application.return_due_at',
  'application.reply_by',
  'application.version',
  'application.created_at',
  'application.updated_at',
] as const

const selectApplication = prepared((db, ids: ActorIds, role: Role) =>
  db
    .selectFrom('application')
    .innerJoin('program', 'program.id', 'application.program_id')
    .select(SHOWN)
    .select(['program.closes_at', 'program.starts_on', 'program.ends_on', 'program.timezone'])
    .select('program.status as program_status')
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
    .where('application.id', '=', ids.wanted)
    .where(isVisibleToActor(ids, role)),
)

export type ShownRow = Awaited<ReturnType<typeof selectApplication>>[number]

export async function getApplication({ db, actor, now }: Ctx, id: string): Promise<Application> {
  const [row] = await selectApplication(db, actorIdsOf(actor, id), actor.role)
  if (!row) throw notFound()
  return present(row, actor, now)
}

const SORTS = {
  created_at: { by: sql.ref('application.created_at'), type: 'timestamptz' },
  submitted_at: { by: sql`coalesce(application.submitted_at, 'infinity')`, type: 'timestamptz' },
} as const

type Filters = ActorIds &
  Pick<ApplicationQuery, 'program_id' | 'status' | 'submitted_after'> & { city?: string; like?: string }

function page(db: Db, filters: Filters, has: (name: keyof Filters) => boolean, role: Role) {
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
    .where(isVisibleToActor(filters, role))
  const { program_id, city, status, submitted_after, like } = filters
  if (has('program_id')) rows = rows.where('application.program_id', '=', program_id as string)
  if (has('city')) rows = rows.where('application.city_id', '=', city as string)
  if (has('status')) rows = rows.where('application.status', '=', status as string)
  if (has('submitted_after'))
    rows = rows.where('application.submitted_at', 'is not', null).where(SORTS.submitted_at.by, '>', submitted_after)
  if (has('like'))
    rows = rows.where(sql<boolean>`(applicant->>'name' ilike ${like} or applicant->>'email' ilike ${like})`)
  return rows
}

/** An organisation sees the applications of its own programs. */
function ownPrograms(db: Db, { organisation_id }: Filters, has: (name: keyof Filters) => boolean, role: Role) {
  if (role !== 'organisation' || has('program_id')) return undefined
  const ids = db
    .selectFrom('program_organisation')
    .select('program_id as id')
    .distinct()
    .where('organisation_id', '=', organisation_id)
    .where('role', '!=', sql.lit('sponsor'))
  return { column: sql.ref('application.program_id'), ids }
}

const selectPage = preparedPages({ id: sql.ref('application.id'), sorts: SORTS }, page, ownPrograms)

export async function listApplications(db: Db, actor: Actor, query: ApplicationQuery) {
  const { program_id, city_id: city, status, q, sort = '-created_at' } = query
  const submitted_after = query.submitted_after && instantOf(query.submitted_after)
  const like = q && containing(q)
  const filters = { ...actorIdsOf(actor, ''), program_id, city, status, submitted_after, like } as Filters
  const page = await selectPage(db, actor.role, filters, { ...query, sort })
  const items = page.items.map(({ status, ...row }): ApplicationSummary => {
    const name = status as Status
    return { ...row, public_status: publicStatusOf(name), ...(isStaff(actor) && { status: name }) }
  })
  return { ...page, items }
}

/** Undefined where the person has a living application in the program already. */
export function insertApplication(db: Db, application: Insertable<ApplicationTable>) {
  return db
    .insertInto('application')
    .values(application)
    .onConflict((oc) =>
      oc
        .columns(['program_id', 'person_key'])
        .where(sql<boolean>`status in (${sql.join(literals(LIVING))})`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
}

export const updateApplicationRow = (db: Db, id: string, change: Updateable<ApplicationTable>) =>
  updateApplicationRows(db, [id], change)

export function updateApplicationRows(db: Db, ids: string[], change: Updateable<ApplicationTable>) {
  return db
    .updateTable('application')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** The living application of a person in a program, if the actor may see it. */
export function findLiving(db: Db, actor: Actor, program_id: string, person_key: string) {
  return db
    .selectFrom('application')
    .select(['id', 'status'])
    .where('program_id', '=', program_id)
    .where('person_key', '=', person_key)
    .where('status', 'in', literals(LIVING))
    .where(isVisibleTo(actor))
    .executeTakeFirst()
}

/** The applications of a program that are in one of these states, locked in the order of their ids. */
export async function lockApplicationsOf(db: Db, program_id: string, statuses: readonly Status[]) {
  const rows = await db
    .selectFrom('application')
    .select(['id', 'program_id', 'city_id', 'person_key', 'status'])
    .where('program_id', '=', program_id)
    .where('status', 'in', literals(statuses))
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as ((typeof rows)[number] & { status: Status })[]
}

/** The decisions on these applications that were neither released nor voided. */
export const findOpenDecisions = (db: Db, application_ids: string[]) =>
  db
    .selectFrom('decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .select(['decision.application_id', 'application.program_id', 'decision.outcome', 'decision.reason_code'])
    .where('decision.application_id', '=', sql<string>`any(${application_ids}::uuid[])`)
    .where('decision.release_id', 'is', null)
    .where('decision.voided_at', 'is', null)
    .execute()
