import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Completed } from '../../catalogue/programs/published-program.ts'
import { viewerOf, visibleTo } from '../../permissions/applications.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Letter } from '../../platform/postgres/db-types.ts'
import { withJson } from '../../platform/postgres/json-column.ts'
import type { Sources } from './facts.ts'
import type { LetterKind } from './lifecycle.ts'

export type LetterRow = Selectable<Letter>

/** The condition of the index letter_current. */
const isCurrent = sql<boolean>`letter.status in ('due', 'made')`
const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

/** The facts that letters of these applications would tell now, by application. The caller has locked what must not change. */
export async function findSources(db: Db, application_ids: readonly string[]): Promise<Map<string, Sources>> {
  const rows = await db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .innerJoin('program', 'program.id', 'application.program_id')
    .select(['application.id', 'applicant', 'position', 'passport', 'city.name as city_name', 'city.country'])
    .select(['program.id as program_id', 'program.title', 'program.starts_on', 'program.ends_on'])
    .select([
      'venue_city',
      'venue_country',
      'coverage',
      'contacts',
      'selection',
      'program.published_at',
      'program.timezone',
    ])
    .where('application.id', '=', anyOf(application_ids))
    .$narrowType<Completed>()
    .execute()
  const organisations = await db
    .selectFrom('program_organisation')
    .innerJoin('organisation', 'organisation.id', 'program_organisation.organisation_id')
    .select(['program_id', 'role', 'name'])
    .where('program_id', '=', anyOf([...new Set(rows.map(({ program_id }) => program_id))]))
    .orderBy('name')
    .execute()
  return new Map(
    rows.map(({ id, applicant, position, passport, city_name, country, program_id, ...program }) => [
      id,
      {
        applicant,
        position,
        passport,
        program,
        city: { name: city_name, country },
        organisations: organisations.filter((each) => each.program_id === program_id),
      },
    ]),
  )
}

/** Whether the participant has completed the program. */
export async function hasCompleted(db: Db, application_id: string): Promise<boolean> {
  const found = await db
    .selectFrom('participant')
    .select('status')
    .where('application_id', '=', application_id)
    .executeTakeFirst()
  return found?.status === 'completed'
}

/** The letter of a kind that is due or made, and how many there were. The caller has locked the application. */
export async function findLatest(db: Db, application_id: string, kind: LetterKind) {
  const last = await db
    .selectFrom('letter')
    .selectAll()
    .where('application_id', '=', application_id)
    .where('kind', '=', kind)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isLiving = last?.status === 'due' || last?.status === 'made'
  return { current: isLiving ? last : undefined, editions: last?.edition ?? 0 }
}

export const listLetters = (db: Db, application_id: string): Promise<LetterRow[]> =>
  db.selectFrom('letter').selectAll().where('application_id', '=', application_id).orderBy('id', 'desc').execute()

/** The letters of these applications that are due or made. */
export const listCurrent = (db: Db, application_ids: readonly string[]): Promise<LetterRow[]> =>
  db
    .selectFrom('letter')
    .selectAll()
    .where('application_id', '=', anyOf(application_ids))
    .where(isCurrent)
    .orderBy('id')
    .execute()

/** The same of a program. */
export const listCurrentIn = (db: Db, program_id: string): Promise<LetterRow[]> =>
  db.selectFrom('letter').selectAll().where('program_id', '=', program_id).where(isCurrent).orderBy('id').execute()

/** A letter of an application that the actor may see. */
export const findLetter = (db: Db, actor: Actor, id: string): Promise<LetterRow | undefined> =>
  db
    .selectFrom('application')
    .innerJoin('letter', 'letter.application_id', 'application.id')
    .selectAll('letter')
    .where('letter.id', '=', id)
    .where(visibleTo(actor.role, viewerOf(actor)))
    .executeTakeFirst()

/** A letter that is still to be made, with the zone of its program. */
export const findDue = (db: Db, id: string) =>
  db
    .selectFrom('letter')
    .innerJoin('program', 'program.id', 'letter.program_id')
    .selectAll('letter')
    .select('program.timezone')
    .where('letter.id', '=', id)
    // As a constant: a prepared plan does not know a parameter’s value.
    .where(sql<boolean>`letter.status = 'due'`)
    .executeTakeFirst()

/** A letter by its code, if it was made. */
export const findByCode = (db: Db, code: string) =>
  db
    .selectFrom('letter')
    .innerJoin('program', 'program.id', 'letter.program_id')
    .select(['code', 'kind', 'letter.status', 'facts', 'requested_at', 'timezone'])
    .where('code', '=', code)
    .where('storage_key', 'is not', null)
    .executeTakeFirst()

export const insertLetter = (db: Db, row: Insertable<Omit<Letter, 'facts'>> & Pick<LetterRow, 'facts'>) =>
  db
    .insertInto('letter')
    .values(withJson(row, ['facts']))
    .returningAll()
    .executeTakeFirstOrThrow()

export const updateLetter = ({ db, now }: Pick<Ctx, 'db' | 'now'>, id: string, change: Updateable<Letter>) =>
  db
    .updateTable('letter')
    .set({ ...change, updated_at: now, version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** The letters that the database voided, and that no history tells of. */
export async function listUntold(db: Db, after: string | null, limit: number): Promise<string[]> {
  let rows = db.selectFrom('letter').select('id').where(sql<boolean>`not is_told`).orderBy('id').limit(limit)
  if (after) rows = rows.where('id', '>', after)
  return (await rows.execute()).map(({ id }) => id)
}

/** The letters of a program that became void at an instant because their facts had changed. */
export const listVoidedAt = (db: Db, program_id: string, at: string) =>
  db
    .selectFrom('application')
    .innerJoin('letter', 'letter.application_id', 'application.id')
    .select('letter.application_id')
    .where('application.program_id', '=', program_id)
    .where('letter.void_cause', '=', 'facts_changed')
    .where('letter.ended_at', '=', at)
    .orderBy('letter.application_id')
    .execute()
