import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import type { Organisation } from '../../platform/postgres/db-types.ts'
import { inLanguageOrder, paginate } from '../../platform/postgres/pages.ts'
import { notFound } from '../../platform/problem.ts'
import type { OrganisationQuery } from './schema.ts'

export function listOrganisations(db: Db, query: OrganisationQuery) {
  let rows = db.selectFrom('organisation').selectAll()
  if (query.kind) rows = rows.where('kind', '=', query.kind)
  return paginate(
    rows,
    sql.ref('id'),
    { name: { by: inLanguageOrder('name'), type: 'text' } },
    { ...query, sort: 'name' },
  )
}

export async function getOrganisation(db: Db, id: string) {
  const found = await db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return found
}

export function lockOrganisation(db: Db, id: string) {
  return db.selectFrom('organisation').select('version').where('id', '=', id).forUpdate().executeTakeFirst()
}

export function insertOrganisation(db: Db, organisation: Insertable<Organisation>) {
  return db.insertInto('organisation').values(organisation).returningAll().executeTakeFirstOrThrow()
}

export function updateOrganisationRow(db: Db, id: string, change: Updateable<Organisation>) {
  return db
    .updateTable('organisation')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
