import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Role } from '../platform/context.ts'
import type { DB } from '../platform/postgres/db-types.ts'
import { programsRunBy } from './programs.ts'

type Rows = (eb: ExpressionBuilder<DB, 'application'>, viewer: string | null) => Expression<SqlBool>

/** The applications that the holder of a key reviews or interviews. A program that has named no reviewer is open to every key of the role. */
const assignedTo = (key: string | null) => sql<SqlBool>`(
  exists (select from review join reviewer on reviewer.id = review.reviewer_id
    where review.application_id = application.id and review.status <> 'recused' and reviewer.api_key_id = ${key})
  or exists (select from interview join reviewer on reviewer.id = interview.reviewer_id
    where interview.application_id = application.id and interview.slot_id is not null and reviewer.api_key_id = ${key})
  or not exists (select from reviewer where reviewer.program_id = application.program_id))`

/**
 * The applications that each role may see, by one id of the caller (`viewerOf`). The SQL text depends on the role only,
 * so a statement is compiled once for each role.
 */
const ROWS: Record<Role, Rows> = {
  secretariat: (eb) => eb.lit(true),
  system: (eb) => eb.lit(true),
  organisation: (eb, viewer) => eb('application.program_id', 'in', programsRunBy(viewer)),
  city: (eb, viewer) => eb('application.city_id', '=', viewer),
  frontend: (eb, viewer) => eb('application.started_by', '=', viewer),
  applicant: (eb, viewer) => eb('application.id', '=', viewer),
  // A page is read by everyone, so its key opens nothing, not even what it started.
  page: (eb) => eb.lit(false),
  reviewer: (eb, viewer) => eb.and([eb('application.status', '=', sql.lit('in_review')), assignedTo(viewer)]),
  anonymous: (eb) => eb.lit(false),
}

/** The id that decides which rows the actor may see. Null: the role alone decides, or the actor may see none. */
export function viewerOf({ role, id, organisation_id, city_id, application_id }: Actor): string | null {
  if (role === 'organisation') return organisation_id
  if (role === 'city') return city_id
  if (role === 'frontend' || role === 'reviewer') return id
  return role === 'applicant' ? application_id : null
}

/** The applications that a caller may see. For the caller, the others do not exist. */
export const visibleTo = (role: Role, viewer: string | null) => (eb: ExpressionBuilder<DB, 'application'>) =>
  ROWS[role](eb, viewer)

/** The requested application and the caller's id, as parameters of a statement. */
export interface Asked {
  wanted: string
  viewer: string | null
}
export const askedBy = (actor: Actor, wanted: string): Asked => ({ wanted, viewer: viewerOf(actor) })
