import { type ExpressionBuilder, sql } from 'kysely'
import type { Actor, Role } from '../platform/context.ts'
import type { DB } from '../platform/postgres/db-types.ts'

/** Whether an actor runs programs: the secretariat, an organisation, or the service itself. */
export const isStaff = ({ role }: Actor) => role === 'secretariat' || role === 'organisation' || role === 'system'

/** The rows that an actor may see. To the actor, others do not exist. */
export const isVisibleTo =
  ({ role, organisation_id, city_id, application_id, id }: Actor) =>
  (eb: ExpressionBuilder<DB, 'application'>) => {
    if (role === 'secretariat' || role === 'system') return eb.lit(true)
    if (role === 'applicant') return eb('application.id', '=', application_id)
    if (role === 'city') return eb('application.city_id', '=', city_id)
    if (role === 'frontend') return eb('application.started_by', '=', id)
    if (role !== 'organisation') return eb.lit(false)
    return eb(
      'application.program_id',
      'in',
      eb
        .selectFrom('program_organisation')
        .select('program_id')
        .where('organisation_id', '=', organisation_id)
        .where('program_organisation.role', '!=', sql.lit('sponsor')),
    )
  }

/** The actor's ids, and the id that is asked for, as parameters of a statement. The SQL text depends on the role only. */
export type ActorIds = Pick<Actor, 'organisation_id' | 'city_id' | 'application_id'> & {
  wanted: string
  actor_id: string | null
}
export const actorIdsOf = ({ id, organisation_id, city_id, application_id }: Actor, wanted: string): ActorIds => ({
  wanted,
  actor_id: id,
  organisation_id,
  city_id,
  application_id,
})
export const isVisibleToActor = ({ actor_id, organisation_id, city_id, application_id }: ActorIds, role: Role) =>
  isVisibleTo({ id: actor_id, organisation_id, city_id, application_id, role, name: '', scopes: [] })
