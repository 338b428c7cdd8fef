import { type Insertable, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { paginate } from '../http/pages.ts'
import type { Db } from '../platform/db.ts'
import type { City as CityTable, Membership as MembershipTable } from '../platform/db-types.ts'
import { notFound } from '../platform/problem.ts'
import type { City, CityQuery, Membership, MembershipInput } from './schema.ts'

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
    const like = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where((eb) =>
      eb.or([
        eb('name', 'ilike', like),
        sql<boolean>`exists (select from unnest(aliases) alias where alias ilike ${like})`,
      ]),
    )
  }
  const page = await paginate(
    rows,
    sql.ref('city.id'),
    {
      name: { by: sql.ref('city.name'), type: 'text' },
      created_at: { by: sql.ref('city.created_at'), type: 'timestamptz' },
    },
    { ...query, sort: query.sort ?? 'name' },
  )
  return { ...page, items: page.items.map(wire) }
}

export function insertCity(db: Db, city: Insertable<CityTable>) {
  return db.insertInto('city').values(city).execute()
}

/** The city of this name, country and kind. Until the transaction ends no other one can take the name, or look whether it is free. */
export async function holdCityName(db: Db, name: string, country: string, kind: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(lower(${name}) || ${country} || ${kind}, 1))`.execute(db)
  return db
    .selectFrom('city')
    .select('id')
    .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
    .where('country', '=', country)
    .where(sql<string>`kind`, '=', kind)
    .executeTakeFirst()
}

export function updateCity(db: Db, id: string, change: Updateable<CityTable>) {
  return db
    .updateTable('city')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export function upsertMembership(db: Db, id: string, city_id: string, period: MembershipInput) {
  const row: Insertable<MembershipTable> = {
    id,
    city_id,
    member_from: period.from,
    member_until: period.until ?? null,
    suspended_from: period.suspended_from ?? null,
    suspended_until: period.suspended_until ?? null,
  }
  const { id: _, city_id: __, member_from: ___, ...rest } = row
  return db
    .insertInto('membership')
    .values(row)
    .onConflict((oc) => oc.columns(['city_id', 'member_from']).doUpdateSet(rest))
    .execute()
}
