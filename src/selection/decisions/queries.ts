import { type Insertable, sql } from 'kysely'
import type { Report } from '../../catalogue/criteria/report.ts'
import { type Asked, askedBy, visibleTo } from '../../permissions/applications.ts'
import type { Actor, Role } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Decision as DecisionTable } from '../../platform/postgres/db-types.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { DecisionQuery } from './schema.ts'

const decisions = (db: Db, ids: Asked, role: Role) =>
  db
    .selectFrom('decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .innerJoin('city', 'city.id', 'application.city_id')
    .leftJoin('release', 'release.id', 'decision.release_id')
    .select([
      'decision.id',
      'decision.application_id',
      'application.program_id',
      'application.city_id',
      'city.name as city_name',
    ])
    .select(sql<string>`application.applicant->>'name'`.as('applicant_name'))
    .select(['decision.outcome', 'decision.reason_code', 'decision.note', 'decision.message'])
    .select(['decision.decided_by', 'decision.decided_at', 'release.released_at', 'decision.voided_at'])
    .select('decision.version')
    .where(visibleTo(role, ids.viewer))

/** The decision that counts: the open one, else the last that was released. */
const selectDecision = prepared((db, ids: Asked, role: Role) =>
  decisions(db, ids, role)
    .where('decision.application_id', '=', ids.wanted)
    .where('decision.voided_at', 'is', null)
    .orderBy('decision.id', 'desc')
    .limit(1),
)
export const findDecision = (db: Db, actor: Actor, application_id: string) =>
  selectDecision(db, askedBy(actor, application_id), actor.role)

export function listDecisions(db: Db, actor: Actor, program_id: string, query: DecisionQuery) {
  let rows = decisions(db, askedBy(actor, ''), actor.role).where('application.program_id', '=', program_id)
  rows = rows.where('decision.voided_at', query.voided ? 'is not' : 'is', null)
  if (query.outcome) rows = rows.where('decision.outcome', '=', query.outcome)
  if (query.released !== undefined) rows = rows.where('decision.release_id', query.released ? 'is not' : 'is', null)
  const sorts = { decided_at: { by: sql.ref('decision.decided_at'), type: 'timestamptz' as const } }
  return paginate(rows, sql.ref('decision.id'), sorts, { ...query, sort: 'decided_at' })
}

export const findOpenDecision = prepared((db, { id }: { id: string }) =>
  db
    .selectFrom('decision')
    .select(['id', 'version'])
    .where('application_id', '=', id)
    .where('release_id', 'is', null)
    .where('voided_at', 'is', null),
)

/** Makes a decision, or changes the one with this id. */
export function saveDecision(db: Db, decision: Insertable<DecisionTable>) {
  const { id: _, application_id: __, ...changes } = decision
  return db
    .insertInto('decision')
    .values(decision)
    .onConflict((oc) => oc.column('id').doUpdateSet({ ...changes, version: sql`decision.version + 1` }))
    .execute()
}

/** The applications of a program that are in review, each with its open decision, locked in the order of ids. */
export const lockReviewed = (db: Db, program_id: string) =>
  db
    .selectFrom('application')
    .leftJoin('decision', (join) =>
      join
        .onRef('decision.application_id', '=', 'application.id')
        .on('decision.release_id', 'is', null)
        .on('decision.voided_at', 'is', null),
    )
    .select([
      'application.id',
      'application.program_id',
      'application.city_id',
      'application.person_key',
      'application.person_keys',
      'application.status',
      'application.version',
      'decision.outcome',
      'decision.version as decision_version',
    ])
    .where('application.program_id', '=', program_id)
    .where('application.status', '=', sql.lit('in_review'))
    .orderBy('application.id')
    .forUpdate('application')
    .execute()

/** The reports that were frozen when these applications were submitted. */
export async function findFrozenReports(db: Db, ids: string[]): Promise<Map<string, Report>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('application').select(['id', 'eligibility']).where('id', 'in', ids).execute()
  return new Map(rows.flatMap(({ id, eligibility }) => (eligibility ? [[id, eligibility]] : [])))
}
