import { sql } from 'kysely'
import { viewerOf, visibleTo } from '../../permissions/applications.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { type PageQuery, paginate } from '../../platform/postgres/pages.ts'

export function listParticipants(db: Db, actor: Actor, program_id: string, query: PageQuery) {
  const rows = db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select([
      'application.id as application_id',
      'application.status',
      'application.city_id',
      'city.name as city_name',
      'city.country',
    ])
    .select([
      sql<string>`applicant->>'name'`.as('name'),
      sql<string | null>`position->>'title'`.as('position_title'),
      sql<string | null>`position->>'department'`.as('department'),
    ])
    .where('application.program_id', '=', program_id)
    .where('application.status', 'in', literals(['accepted', 'confirmed'] as const))
    .$narrowType<{ status: 'accepted' | 'confirmed' }>()
    .where(visibleTo(actor.role, viewerOf(actor)))
  return paginate(
    rows,
    sql.ref('application.id'),
    { city: { by: sql.ref('city.name'), type: 'text' } },
    { ...query, sort: 'city' },
  )
}
