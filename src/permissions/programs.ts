import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Role } from '../platform/context.ts'
import type { DB } from '../platform/postgres/db-types.ts'

/** The part that an organisation has in a program. */
export const PART_ROLES = ['organiser', 'co_organiser', 'host', 'sponsor'] as const
export type PartRole = (typeof PART_ROLES)[number]

/** An organisation runs the programs that it has a part in, unless it is no more than their sponsor. */
export const runsAs = (role: PartRole): boolean => role !== 'sponsor'

/** The same rule in SQL: the ids of the programs that an organisation runs. */
export const programsRunBy = (organisation_id: string | null) =>
  sql<string>`(select program_id from program_organisation where organisation_id = ${organisation_id} and role <> 'sponsor')`

/** Whether an organisation has a part in a program, a sponsor's included. */
export const hasPart = (eb: ExpressionBuilder<DB, 'program'>, organisation_id: string | null) =>
  eb.exists(
    eb
      .selectFrom('program_organisation')
      .whereRef('program_organisation.program_id', '=', 'program.id')
      .where('program_organisation.organisation_id', '=', organisation_id),
  ) as Expression<SqlBool>

/**
 * The programs that a caller may see. One that was never published is seen by the secretariat and by the organisations
 * that have a part in it, even when it is cancelled.
 */
export const visibleTo =
  (role: Role, organisation_id: string | null) =>
  (eb: ExpressionBuilder<DB, 'program'>): Expression<SqlBool> => {
    if (role === 'secretariat' || role === 'system') return eb.lit(true)
    const published = eb('program.published_at', 'is not', null)
    return role === 'organisation' ? eb.or([published, hasPart(eb, organisation_id)]) : published
  }
