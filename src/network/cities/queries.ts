import { type Insertable, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { uuidv7 } from '../../platform/ids.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { City as CityTable } from '../../platform/postgres/db-types.ts'
import { inLanguageOrder, paginate } from '../../platform/postgres/pages.ts'
import { hasWord, wordsOf } from '../../platform/postgres/search.ts'
import { notFound } from '../../platform/problem.ts'
import type { City, CityQuery, Membership } from './schema.ts'

const cities = (db: Db) =>
  db
    .selectFrom('city')
    .selectAll('city')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('membership')
          .select(['member_from as from', 'member_until as until', 'suspended_from', 'suspended_until'])
          .whereRef('membership.city_id', '=', 'city.id')
          .orderBy('member_from'),
      ).as('memberships'),
    )

const wire = (row: Omit<City, 'membership' | 'kind'> & { kind: string; memberships: Membership[] }) =>
  ({ ...row, membership: row.memberships.at(-1) ?? null }) as City

export async function findCity(db: Db, id: string): Promise<City | undefined> {
  const row = await cities(db).where('city.id', '=', id).executeTakeFirst()
  return row && wire(row)
}

export async function getCity(db: Db, id: string): Promise<City> {
  const city = await findCity(db, id)
  if (!city) throw notFound()
  return city
}

export function lockCity(db: Db, id: string) {
  return db.selectFrom('city').select(['id', 'version']).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function listCities(db: Db, query: CityQuery) {
  let rows = cities(db)
  if (query.country) rows = rows.where('country', '=', query.country)
  if (query.kind) rows = rows.where('kind', '=', query.kind)
  if (query.q) {
    for (const word of wordsOf(query.q)) rows = rows.where(hasWord(sql.ref('city.search'), word))
  }
  const page = await paginate(
    rows,
    sql.ref('city.id'),
    {
      name: { by: inLanguageOrder('city.name'), type: 'text' },
      created_at: { by: sql.ref('city.created_at'), type: 'timestamptz' },
    },
    { ...query, sort: query.sort ?? 'name' },
  )
  return { ...page, items: page.items.map(wire) }
}

export function insertCity(db: Db, city: Insertable<CityTable>) {
  return db.insertInto('city').values(city).execute()
}

/**
 * Reserves a city's name until the transaction ends: other calls for it wait. Returns the city that has it already, in
 * any spelling. The database refuses a second one too (`city_once`); the lock lets the loser of a race read the winner.
 */
export async function reserveCityName(db: Db, name: string, country: string, kind: string) {
  const key = sql<string>`coalesce(nullif(folded(${name}), ''), ${name})`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key} || ${country} || ${kind}, 1))`.execute(db)
  return db
    .selectFrom('city')
    .select(['id', 'name'])
    .where('name_key', '=', key)
    .where('country', '=', country)
    .where(sql<string>`kind`, '=', kind)
    .executeTakeFirst()
}

export function updateCityRow(db: Db, id: string, change: Updateable<CityTable>) {
  return db
    .updateTable('city')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Deletes before it inserts: a corrected period would overlap the period that it corrects. */
export async function replaceMemberships(db: Db, city_id: string, periods: Membership[]) {
  await db.deleteFrom('membership').where('city_id', '=', city_id).execute()
  if (periods.length === 0) return
  await db
    .insertInto('membership')
    .values(
      periods.map(({ from, until, ...suspension }) => ({
        id: uuidv7(),
        city_id,
        member_from: from,
        member_until: until,
        ...suspension,
      })),
    )
    .execute()
}
