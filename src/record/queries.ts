import { sql } from 'kysely'
import type { Db } from '../platform/postgres/db.ts'
import { type PageQuery, paginate } from '../platform/postgres/pages.ts'

/** The history of one subject, oldest first. Entries for staff and the actors' names are shown only if `isStaff`. */
export async function listHistory(db: Db, isStaff: boolean, subject_id: string, query: PageQuery) {
  let rows = db
    .selectFrom('history')
    .select([
      'id',
      'action',
      'from_status as from',
      'to_status as to',
      'at',
      'actor_role',
      'actor_name',
      'reason',
      'details',
    ])
    .where('subject_id', '=', subject_id)
  if (!isStaff) rows = rows.where('visibility', '=', sql.lit('all'))
  const page = await paginate(
    rows,
    sql.ref('id'),
    { id: { by: sql.ref('id'), type: 'uuid' } },
    { ...query, sort: 'id' },
  )
  const items = page.items.map(({ actor_role: role, actor_name, details, ...entry }) => ({
    ...entry,
    actor: { role, name: isStaff ? actor_name : null },
    details: details as Record<string, unknown>,
  }))
  return { ...page, items }
}
