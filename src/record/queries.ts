import { sql } from 'kysely'
import { type PageQuery, paginate } from '../http/pages.ts'
import { isStaff } from '../permissions/applications.ts'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/postgres/db.ts'

/** What happened to one thing, oldest first. Others than staff are not told what is for staff, nor who of them it was. */
export async function listHistory(db: Db, actor: Actor, subject_id: string, query: PageQuery) {
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
  if (!isStaff(actor)) rows = rows.where('visibility', '=', sql.lit('all'))
  const page = await paginate(
    rows,
    sql.ref('id'),
    { id: { by: sql.ref('id'), type: 'uuid' } },
    { ...query, sort: 'id' },
  )
  const items = page.items.map(({ actor_role: role, actor_name, details, ...entry }) => ({
    ...entry,
    actor: { role, name: isStaff(actor) ? actor_name : null },
    details: details as Record<string, unknown>,
  }))
  return { ...page, items }
}
