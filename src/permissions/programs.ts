import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Role } from '../platform/context.ts'
import type { DB } from '../platform/postgres/db-types.ts'
import { runsAllPrograms } from './acts.ts'

/** The roles of an organisation in a program. */
export const PART_ROLES = ['organiser', 'co_organiser', 'host', 'sponsor'] as const
export type PartRole = (typeof PART_ROLES)[number]

/** Whether an organisation with this role runs the program. Every role does except `sponsor`. */
export const runsAs = (role: PartRole): boolean => role !== 'sponsor'

/** The same rule in SQL: the ids of the programs that an organisation runs. */
export const programsRunBy = (organisation_id: string | null) =>
  sql<string>`(select program_id from program_organisation where organisation_id = ${organisation_id} and role <> 'sponsor')`

/** Whether a caller runs the program, and so reads what is meant for those who run it, such as its warnings. */
export const runBy =
  (role: Role, organisation_id: string | null) =>
  (eb: ExpressionBuilder<DB, 'program'>): Expression<SqlBool> => {
    if (role === 'organisation') return eb('program.id', 'in', programsRunBy(organisation_id))
    return eb.lit(runsAllPrograms({ role }))
  }

/** Whether an organisation has any role in a program, also as a sponsor. */
export const hasPart = (eb: ExpressionBuilder<DB, 'program'>, organisation_id: string | null) =>
  eb.exists(
    eb
      .selectFrom('program_organisation')
      .whereRef('program_organisation.program_id', '=', 'program.id')
      .where('program_organisation.organisation_id', '=', organisation_id),
  ) as Expression<SqlBool>

/**
 * The programs that a caller may see. Only the secretariat and the organisations with a role in it may see a program
 * that was never published, even if it is cancelled.
 */
export const visibleTo =
  (role: Role, organisation_id: string | null) =>
  (eb: ExpressionBuilder<DB, 'program'>): Expression<SqlBool> => {
    if (runsAllPrograms({ role })) return eb.lit(true)
    const published = eb('program.published_at', 'is not', null)
    return role === 'organisation' ? eb.or([published, hasPart(eb, organisation_id)]) : published
  }
