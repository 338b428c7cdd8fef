import { sql } from 'kysely'
import { instantOf } from '../../http/formats.ts'
import { type Asked, askedBy, viewerOf, visibleTo } from '../../permissions/applications.ts'
import { mayRead } from '../../permissions/fields.ts'
import { programsRunBy } from '../../permissions/programs.ts'
import type { Actor, Role } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { withJson } from '../../platform/postgres/json-column.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { type PageOf, paginate, preparedPages } from '../../platform/postgres/pages.ts'
import { hasWord, plannedWithValues, wordsOf } from '../../platform/postgres/search.ts'
import type { Status } from './lifecycle.ts'
import type { ApplicationRow } from './lock-application.ts'
import type { ApplicationQuery, ApplicationSummary } from './schema.ts'

/** A draft. Columns that are left out get the table's default, or null. */
type NewRow = Partial<ApplicationRow> &
  Pick<
    ApplicationRow,
    | 'id'
    | 'program_id'
    | 'city_id'
    | 'status'
    | 'applicant'
    | 'person_key'
    | 'person_keys'
    | 'token_hash'
    | 'created_at'
    | 'updated_at'
  >
export type RowChange = Partial<ApplicationRow>

const JSON_COLUMNS = [
  'applicant',
  'position',
  'languages',
  'passport',
  'answers',
  'answers_aside',
  'eligibility',
] as const

const SORTS = {
  created_at: { by: sql.ref('application.created_at'), type: 'timestamptz' },
  submitted_at: { by: sql`coalesce(application.submitted_at, 'infinity')`, type: 'timestamptz' },
} as const

type Filters = Asked & Required<Pick<ApplicationQuery, 'program_id' | 'status' | 'submitted_after'>> & { city: string }

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
    .where(visibleTo(role, filters.viewer))
  const { program_id, city, status, submitted_after } = filters
  if (has('program_id')) rows = rows.where('application.program_id', '=', program_id)
  if (has('city')) rows = rows.where('application.city_id', '=', city)
  if (has('status')) rows = rows.where('application.status', '=', status)
  if (has('submitted_after'))
    rows = rows.where('application.submitted_at', 'is not', null).where(SORTS.submitted_at.by, '>', submitted_after)
  return rows
}

/** The programs of an organisation, as parts of the list: each is read by its own index. */
function ownPrograms(db: Db, { viewer }: Filters, has: (name: keyof Filters) => boolean, role: Role) {
  if (role !== 'organisation' || has('program_id')) return undefined
  const ids = db.selectFrom('program').select('id').where('id', 'in', programsRunBy(viewer))
  return { column: sql.ref('application.program_id'), ids }
}

const ID = sql.ref<string>('application.id')
const selectPage = preparedPages({ id: ID, sorts: SORTS }, page, ownPrograms)

/** The texts in which a caller may search: the name, and what else the caller may read. Null: all of them. */
function searchedBy(role: Role) {
  const parts = [sql`found.name`]
  if (mayRead({ role }, 'contact')) parts.push(sql`search_text(array[applicant->>'email'])`)
  if (mayRead({ role }, 'passport')) parts.push(sql`search_text(array[applicant->>'name_as_in_passport'])`)
  return parts.length === 3 ? null : sql`(${sql.join(parts, sql` || ' ' || `)})`
}

/**
 * The page of a search. Every word must be found, in any order: in the name, in the name of the passport or in the e-mail
 * address, as far as the caller may read them. All callers use the index of `everything`.
 */
function searchPage(db: Db, role: Role, filters: Filters, words: string[], query: ApplicationQuery & { sort: string }) {
  const searched = searchedBy(role)
  return plannedWithValues(db, (db) => {
    let rows = page(db, filters, (name) => filters[name] !== undefined, role).innerJoin(
      'application_search as found',
      'found.application_id',
      'application.id',
    )
    for (const word of words) {
      rows = rows.where(hasWord(sql.ref('found.everything'), word))
      if (searched) rows = rows.where(hasWord(searched, word))
    }
    return paginate(rows, ID, SORTS, query)
  })
}

export function listApplications(db: Db, actor: Actor, query: ApplicationQuery): Promise<PageOf<ApplicationSummary>> {
  const { program_id, city_id: city, status, q = '', sort = '-created_at' } = query
  const submitted_after = query.submitted_after && instantOf(query.submitted_after)
  const filters = { ...askedBy(actor, ''), program_id, city, status, submitted_after }
  const words = wordsOf(q)
  if (words.length > 0) return searchPage(db, actor.role, filters as Filters, words, { ...query, sort })
  return selectPage(db, actor.role, filters, { ...query, sort })
}

/** Undefined: the person has a living application in the program already. */
export function insertApplication(db: Db, application: NewRow) {
  return db
    .insertInto('application')
    .values(withJson(application, JSON_COLUMNS))
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
}

export const updateApplicationRow = (db: Db, id: string, change: RowChange) => updateApplicationRows(db, [id], change)

export function updateApplicationRows(db: Db, ids: string[], change: RowChange) {
  return db
    .updateTable('application')
    .set({ ...withJson(change, JSON_COLUMNS), version: sql`version + 1` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** The token is no part of what an answer shows, so the version stays. Null: the applicant has none. */
export const updateToken = (db: Db, id: string, token_hash: Buffer | null) =>
  db.updateTable('application').set({ token_hash }).where('id', '=', id).execute()

/** The living application of a person in a program, other than `id`, if the actor may see it. */
export function findLiving(db: Db, actor: Actor, program_id: string, keys: readonly string[], id: string) {
  return db
    .selectFrom('application_person as person')
    .innerJoin('application', 'application.id', 'person.application_id')
    .select(['application.id', 'application.status'])
    .where('person.program_id', '=', program_id)
    .where('person.person_key', '=', sql<string>`any(${keys}::text[])`)
    .where('application.id', '<>', id)
    .where(visibleTo(actor.role, viewerOf(actor)))
    .limit(1)
    .executeTakeFirst()
}

/** Locks the applications of a program in these states, in the order of their ids. */
export function lockApplicationsOf(db: Db, program_id: string, statuses: readonly Status[]) {
  return db
    .selectFrom('application')
    .select(['id', 'program_id', 'city_id', 'person_key', 'person_keys', 'status'])
    .where('program_id', '=', program_id)
    .where('status', 'in', literals(statuses))
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The decisions on these applications that are neither released nor voided. */
export const findOpenDecisions = (db: Db, application_ids: string[]) =>
  db
    .selectFrom('decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .select(['decision.application_id', 'application.program_id', 'decision.outcome', 'decision.reason_code'])
    .where('decision.application_id', '=', sql<string>`any(${application_ids}::uuid[])`)
    .where('decision.release_id', 'is', null)
    .where('decision.voided_at', 'is', null)
    .execute()
