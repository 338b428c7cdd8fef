import { type Insertable, sql } from 'kysely'
import { latestSafeDates } from '../../intake/applications/latest-safe-dates.ts'
import type { Status } from '../../intake/applications/lifecycle.ts'
import { runsAllPrograms } from '../../permissions/acts.ts'
import { programsRunBy } from '../../permissions/programs.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Shortlist as ShortlistTable } from '../../platform/postgres/db-types.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import type { ShortlistQuery } from './schema.ts'

/** The shortlists of the programs that the caller runs. */
function shortlists(db: Db, actor: Actor) {
  const rows = db
    .selectFrom('shortlist')
    .select(['id', 'program_id', 'name', 'note', 'ranking_id', 'made_by', 'version', 'created_at', 'updated_at'])
    .select(sql<number>`(select count(*)::int from shortlist_item where shortlist_id = shortlist.id)`.as('size'))
  return runsAllPrograms(actor) ? rows : rows.where('program_id', 'in', programsRunBy(actor.organisation_id))
}

export const findShortlist = (db: Db, actor: Actor, id: string) =>
  shortlists(db, actor).where('id', '=', id).executeTakeFirst()
export const lockShortlist = (db: Db, actor: Actor, id: string) =>
  shortlists(db, actor).where('id', '=', id).forUpdate().executeTakeFirst()

export const listShortlistRows = (db: Db, actor: Actor, program_id: string, query: ShortlistQuery) =>
  paginate(
    shortlists(db, actor).where('program_id', '=', program_id),
    sql.ref('id'),
    { created_at: { by: sql.ref('created_at'), type: 'timestamptz' } },
    { ...query, sort: 'created_at' },
  )

const itemsOf = (db: Db, shortlist_id: string) =>
  db
    .selectFrom('shortlist_item')
    .innerJoin('application', 'application.id', 'shortlist_item.application_id')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select(['shortlist_item.number', 'shortlist_item.application_id', 'application.city_id', 'city.name as city_name'])
    .select(sql<string>`application.applicant->>'name'`.as('applicant_name'))
    .select(sql<Status>`application.status`.as('status'))
    .where('shortlist_item.shortlist_id', '=', shortlist_id)
    .orderBy('shortlist_item.number')
    .execute()

/** The applications of a shortlist, with their latest safe decision dates. */
export async function listItems(db: Db, shortlist_id: string) {
  const items = await itemsOf(db, shortlist_id)
  const dates = await latestSafeDates(
    db,
    items.map(({ application_id }) => application_id),
  )
  return items.map((item) => ({ ...item, latest_safe_decision_date: dates.get(item.application_id) ?? null }))
}

/** The ids among these of applications of the program that were submitted once. */
export async function findShortlistable(db: Db, program_id: string, ids: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('application')
    .select('id')
    .where('program_id', '=', program_id)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('submitted_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export const insertShortlist = (db: Db, shortlist: Insertable<ShortlistTable>) =>
  db.insertInto('shortlist').values(shortlist).execute()

export const updateShortlistRow = (
  db: Db,
  id: string,
  change: { name: string; note: string | null; updated_at: string },
) =>
  db
    .updateTable('shortlist')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

/** Deletes a shortlist with its items. */
export const deleteShortlistRow = (db: Db, id: string) => db.deleteFrom('shortlist').where('id', '=', id).execute()

export async function replaceItems(db: Db, shortlist_id: string, ids: string[]): Promise<void> {
  await db.deleteFrom('shortlist_item').where('shortlist_id', '=', shortlist_id).execute()
  await sql`insert into shortlist_item (shortlist_id, number, application_id)
    select ${shortlist_id}, number, id from unnest(${ids}::uuid[]) with ordinality as wanted(id, number)`.execute(db)
}

/** The places of a frozen ranking, in order, with their cities. */
export const listRankedIn = (db: Db, ranking_id: string) =>
  db
    .selectFrom('ranking_place')
    .innerJoin('application', 'application.id', 'ranking_place.application_id')
    .select(['ranking_place.application_id', 'application.city_id'])
    .where('ranking_id', '=', ranking_id)
    .orderBy('ranking_place.number')
    .execute()
export const listCitiesOf = async (db: Db, ids: string[]) => {
  const rows = await db
    .selectFrom('application')
    .select(['id', 'city_id'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, city_id }) => [id, city_id]))
}
export const findRankingId = async (db: Db, program_id: string, number: number) =>
  (
    await db
      .selectFrom('ranking')
      .select('id')
      .where('program_id', '=', program_id)
      .where('number', '=', number)
      .executeTakeFirst()
  )?.id
