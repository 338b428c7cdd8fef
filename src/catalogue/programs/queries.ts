import { type Expression, type ExpressionBuilder, type Insertable, type SqlBool, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Actor, Role } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { DB, Program as ProgramTable } from '../../platform/postgres/db-types.ts'
import { containing, literals } from '../../platform/postgres/literals.ts'
import { preparedPages } from '../../platform/postgres/pages.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import type { Part } from './parts.ts'
import type { Program, ProgramQuery } from './schema.ts'

const COLUMNS = [
  'program.id',
  'program.key',
  'program.series_id',
  'program.status',
  'program.title',
  'program.summary',
  'program.format',
  'program.language',
  'program.language_level',
  'program.venue_city',
  'program.venue_country',
  'program.timezone',
  'program.starts_on',
  'program.ends_on',
  'program.opens_at',
  'program.closes_at',
  'program.call_mode',
  'program.decisions_on',
  'program.max_applications_per_city',
  'program.max_participants_per_city',
  'program.seats',
  'program.required_documents',
  'program.criteria',
  'program.rule_set_version',
  'program.selection',
  'program.coverage',
  'program.topics',
  'program.technical_tours',
  'program.contacts',
  'program.answers_schema',
  'program.published_at',
  'program.version',
  'program.created_at',
  'program.updated_at',
] as const

/** When a program is asked about, and on behalf of which organisation, if any. */
interface View {
  now: Instant
  own: string | null
}

/** What was never published is seen by the secretariat and by the organisations that have a part in it, even when it is cancelled. */
const isVisibleTo = (role: Role, own: string | null) => (eb: ExpressionBuilder<DB, 'program'>) => {
  if (role === 'secretariat' || role === 'system') return eb.lit(true)
  const published = eb('program.published_at', 'is not', null)
  if (role !== 'organisation') return published
  return eb.or([published, hasPart(eb, own)])
}

const hasPart = (eb: ExpressionBuilder<DB, 'program'>, organisation_id: string | null) =>
  eb.exists(
    eb
      .selectFrom('program_organisation')
      .whereRef('program_organisation.program_id', '=', 'program.id')
      .where('program_organisation.organisation_id', '=', organisation_id),
  ) as Expression<SqlBool>

const programs = (db: Db, { now, own }: View, role: Role) =>
  db
    .selectFrom('program')
    .select(COLUMNS)
    .select((eb) => [
      sql<Program['phase']>`phase_of(program, ${now}::timestamptz)`.as('phase'),
      jsonArrayFrom(
        eb
          .selectFrom('program_organisation as part')
          .innerJoin('organisation', 'organisation.id', 'part.organisation_id')
          .select(['part.organisation_id', 'organisation.name', 'part.role'])
          .whereRef('part.program_id', '=', 'program.id')
          .orderBy('part.role')
          .orderBy('organisation.name'),
      ).as('organisations'),
      jsonArrayFrom(
        eb
          .selectFrom('material')
          .select(['material.id', 'material.kind', 'material.title', 'material.media_type', 'material.size'])
          .select(
            sql<string | null>`case when storage_key is null then url
              else '/v1/programs/' || program_id || '/materials/' || material.id || '/content' end`.as('url'),
          )
          .whereRef('material.program_id', '=', 'program.id')
          .orderBy('material.id'),
      ).as('materials'),
    ])
    .where(isVisibleTo(role, own))

type Row = Awaited<ReturnType<ReturnType<typeof programs>['executeTakeFirstOrThrow']>>

function wire({ venue_city, venue_country, timezone, opens_at, closes_at, call_mode, ...row }: Row): Program {
  return {
    ...(row as Omit<Program, 'venue' | 'call'>),
    venue: { city: venue_city, country: venue_country, timezone },
    call: { opens_at, closes_at, mode: call_mode },
  }
}

const selectProgram = prepared((db, view: View & { id: string }, role: Role) =>
  programs(db, view, role).where('program.id', '=', view.id),
)

export async function getProgram(db: Db, actor: Actor, now: Instant, id: string): Promise<Program> {
  const [row] = await selectProgram(db, { now, own: actor.organisation_id, id }, actor.role)
  if (!row) throw notFound()
  return wire(row)
}

const SORTS = {
  starts_on: { by: sql`coalesce(program.starts_on, 'infinity')`, type: 'date' },
  closes_at: { by: sql`coalesce(program.closes_at, 'infinity')`, type: 'timestamptz' },
} as const

type Filters = View &
  Pick<ProgramQuery, 'phase' | 'series_id' | 'organisation_id' | 'country' | 'format'> & {
    from?: string
    until?: string
    like?: string
  }

const selectPage = preparedPages({ id: sql.ref('program.id'), sorts: SORTS }, (db, filters: Filters, has, role) => {
  const { now, phase, series_id, organisation_id, country, format, from, until, like } = filters
  let rows = programs(db, filters, role)
  // The dates of a cancelled program go on telling a phase, but its call is not open to anyone.
  if (has('phase'))
    rows = rows
      .where(sql<boolean>`phase_of(program, ${now}::timestamptz) = ${phase}`)
      .where('status', '!=', sql.lit('cancelled'))
  if (has('series_id')) rows = rows.where('series_id', '=', series_id as string)
  if (has('country')) rows = rows.where('venue_country', '=', country as string)
  if (has('format')) rows = rows.where('format', '=', format as NonNullable<typeof format>)
  if (has('from')) rows = rows.where('starts_on', '>=', from as string).where('starts_on', '<=', until as string)
  if (has('organisation_id')) rows = rows.where((eb) => hasPart(eb, organisation_id as string))
  if (has('like')) rows = rows.where(sql<boolean>`exists (select from unnest(topics) topic where topic ilike ${like})`)
  return rows
})

export async function listPrograms(db: Db, actor: Actor, now: Instant, query: ProgramQuery) {
  const { phase, series_id, organisation_id, country, format, year, topic, sort = '-starts_on' } = query
  const like = topic && containing(topic)
  const [from, until] = year ? [`${year}-01-01`, `${year}-12-31`] : []
  const view = { now, own: actor.organisation_id }
  const filters = { ...view, phase, series_id, organisation_id, country, format, from, until, like } as Filters
  const page = await selectPage(db, actor.role, filters, { ...query, sort })
  return { ...page, items: page.items.map(wire) }
}

export async function lockProgram(db: Db, id: string) {
  const row = await db.selectFrom('program').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The part an organisation has in a program that lets it act for the program. */
export function findRunningPart(db: Db, program_id: string, organisation_id: string) {
  return db
    .selectFrom('program_organisation')
    .select('role')
    .where('program_id', '=', program_id)
    .where('organisation_id', '=', organisation_id)
    .where('role', '!=', sql.lit('sponsor'))
    .executeTakeFirst()
}

export function insertProgram(db: Db, program: Insertable<ProgramTable>) {
  return db.insertInto('program').values(program).execute()
}

export function updateProgramRow(db: Db, id: string, change: Updateable<ProgramTable>) {
  return db
    .updateTable('program')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export function listParts(db: Db, program_id: string): Promise<Part[]> {
  return db
    .selectFrom('program_organisation')
    .select(['organisation_id', 'role'])
    .where('program_id', '=', program_id)
    .execute()
}

export async function replaceParts(db: Db, program_id: string, parts: Part[]) {
  await db.deleteFrom('program_organisation').where('program_id', '=', program_id).execute()
  if (parts.length === 0) return
  await db
    .insertInto('program_organisation')
    .values(parts.map((part) => ({ program_id, ...part })))
    .execute()
}

/** Whether the copy of IANA's data that this Postgres has knows the zone: a package of the system may leave out links. */
export async function knowsTimeZone(db: Db, zone: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select is_time_zone(${zone}) as known`.execute(db)
  return rows[0]?.known === true
}

/** Those of the ids that name something. */
export async function findKnown(db: Db, table: 'series' | 'organisation', ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
  return rows.map(({ id }) => id)
}

/** When the last submission of a program was received. */
export async function findLastSubmission(db: Db, program_id: string): Promise<Instant | null> {
  const { last } = await db
    .selectFrom('application')
    .select((eb) => eb.fn.max('submitted_at').as('last'))
    .where('program_id', '=', program_id)
    .executeTakeFirstOrThrow()
  return last
}

const ANSWERED = literals(['submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed'])

/** The answers of the applications of a program that were submitted and are not at their end. */
export const listAnswered = (db: Db, program_id: string) =>
  db
    .selectFrom('application')
    .select(['id', 'answers'])
    .where('program_id', '=', program_id)
    .where('status', 'in', ANSWERED)
    .orderBy('id')
    .execute()
