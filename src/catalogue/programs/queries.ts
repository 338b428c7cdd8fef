import { sql } from 'kysely'
import { hasPart, programsRunBy } from '../../permissions/programs.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import { withJson } from '../../platform/postgres/json-column.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { preparedPages } from '../../platform/postgres/pages.ts'
import type { ProgramRow } from './lock-program.ts'
import type { Part } from './parts.ts'
import type { ProgramQuery } from './schema.ts'
import { present, selectPrograms, type View } from './select-programs.ts'

const SORTS = {
  starts_on: { by: sql`coalesce(program.starts_on, 'infinity')`, type: 'date' },
  closes_at: { by: sql`coalesce(program.closes_at, 'infinity')`, type: 'timestamptz' },
} as const

type Filters = View &
  Required<Pick<ProgramQuery, 'phase' | 'series_id' | 'organisation_id' | 'country' | 'format'>> & {
    from: string
    until: string
    like: string
  }

const selectPage = preparedPages({ id: sql.ref('program.id'), sorts: SORTS }, (db, filters: Filters, has, role) => {
  const { now, phase, series_id, organisation_id, country, format, from, until, like } = filters
  let rows = selectPrograms(db, filters, role)
  // A cancelled program still has a phase by its dates, but nobody can apply to it.
  if (has('phase'))
    rows = rows
      .where(sql<boolean>`program_phase(program, ${now}::timestamptz) = ${phase}`)
      .where('status', '!=', sql.lit('cancelled'))
  if (has('series_id')) rows = rows.where('series_id', '=', series_id)
  if (has('country')) rows = rows.where('venue_country', '=', country)
  if (has('format')) rows = rows.where('format', '=', format)
  if (has('from')) rows = rows.where('starts_on', '>=', from).where('starts_on', '<=', until)
  if (has('organisation_id')) rows = rows.where((eb) => hasPart(eb, organisation_id))
  if (has('like'))
    rows = rows.where(
      sql<boolean>`exists (select from unnest(topics) topic where search_text(array[topic]) like search_pattern(${like}))`,
    )
  return rows
})

export async function listPrograms(db: Db, actor: Actor, now: Instant, query: ProgramQuery) {
  const { phase, series_id, organisation_id, country, format, year, topic, sort = '-starts_on' } = query
  const like = topic
  const [from, until] = year ? [`${year}-01-01`, `${year}-12-31`] : []
  const view = { now, own: actor.organisation_id }
  const filters = { ...view, phase, series_id, organisation_id, country, format, from, until, like }
  const page = await selectPage(db, actor.role, filters, { ...query, sort })
  return { ...page, items: page.items.map(present) }
}

type NewRow = Partial<ProgramRow> & Pick<ProgramRow, 'id' | 'status' | 'title' | 'created_at' | 'updated_at'>
const JSON_COLUMNS = [
  'criteria',
  'network_rules',
  'selection',
  'coverage',
  'agenda',
  'contacts',
  'answers_schema',
] as const

export const findProgramRunBy = (db: Db, program_id: string, organisation_id: string) =>
  db
    .selectFrom('program')
    .select('id')
    .where('id', '=', program_id)
    .where('id', 'in', programsRunBy(organisation_id))
    .executeTakeFirst()

export function insertProgram(db: Db, program: NewRow) {
  return db.insertInto('program').values(withJson(program, JSON_COLUMNS)).execute()
}

export function updateProgramRow(db: Db, id: string, change: Partial<ProgramRow>) {
  return db
    .updateTable('program')
    .set({ ...withJson(change, JSON_COLUMNS), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export const findProgramByKey = (db: Db, key: string) =>
  db.selectFrom('program').selectAll().where('key', '=', key).forUpdate().executeTakeFirst()

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

/** Whether Postgres knows the zone. It may use the system's tzdata package, which can lack IANA's alias names. */
export async function knowsTimeZone(db: Db, zone: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select is_time_zone(${zone}) as known`.execute(db)
  return rows[0]?.known === true
}

/** When the last submission to a program was received. */
export async function findLastSubmission(db: Db, program_id: string): Promise<Instant | null> {
  const { last } = await db
    .selectFrom('application')
    .select((eb) => eb.fn.max('submitted_at').as('last'))
    .where('program_id', '=', program_id)
    .executeTakeFirstOrThrow()
  return last
}

const ANSWERED = literals(['submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'confirmed'])

/** The answers of the submitted applications of a program that have not ended. */
export const listAnswered = (db: Db, program_id: string) =>
  db
    .selectFrom('application')
    .select(['id', 'answers'])
    .where('program_id', '=', program_id)
    .where('status', 'in', ANSWERED)
    .orderBy('id')
    .execute()
