import { type Insertable, type JoinBuilder, sql } from 'kysely'
import type { Report } from '../../catalogue/criteria/report.ts'
import { type Asked, askedBy, visibleTo } from '../../permissions/applications.ts'
import type { Actor, Role } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { DB, Decision as DecisionTable } from '../../platform/postgres/db-types.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { DecisionQuery } from './schema.ts'

const openDecision = (join: JoinBuilder<DB, 'application' | 'decision'>) =>
  join
    .onRef('decision.application_id', '=', 'application.id')
    .on('decision.release_id', 'is', null)
    .on('decision.voided_at', 'is', null)

/** The states of applications that have a place on the waitlist, or may get one. */
const WAITING = ['in_review', 'waitlisted'] as const
const columns = (...names: string[]) => names.map((name) => sql.ref(name))
const CHANGED = columns(
  'outcome',
  'reason_code',
  'note',
  'message',
  'waitlist_position',
  'decided_by',
  'decided_by_id',
  'decided_at',
)
const WRITTEN = [...columns('id', 'application_id'), ...CHANGED]

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
    .select([
      'decision.waitlist_position',
      'decision.decided_by',
      'decision.decided_at',
      'release.released_at',
      'decision.voided_at',
    ])
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
    .select(['id', 'version', 'waitlist_position'])
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

const lockThese = prepared((db, { program_id, ids }: { program_id: string; ids: string[] }) =>
  db
    .selectFrom('application')
    .select(['id', 'city_id', 'status'])
    .where('program_id', '=', program_id)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate(),
)
const selectOpen = prepared((db, { ids }: { ids: string[] }) =>
  db
    .selectFrom('decision')
    .select(['id', 'application_id', 'version', 'outcome', 'waitlist_position'])
    .where('application_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('release_id', 'is', null)
    .where('voided_at', 'is', null),
)

/**
 * Locks these applications of a program in the order of ids, and reads their open decisions. In two statements: a join
 * is planned for a table without decisions, and then reads all of them for each application.
 */
export async function lockDecidable(db: Db, program_id: string, ids: string[]) {
  const rows = await lockThese(db, { program_id, ids })
  const open = new Map((await selectOpen(db, { ids })).map((decision) => [decision.application_id, decision]))
  return rows.map((row) => ({ ...row, open: open.get(row.id) ?? null }))
}
export type Decidable = Awaited<ReturnType<typeof lockDecidable>>[number]

/** Makes decisions, or changes the open ones of the same applications. */
export const saveDecisions = prepared(
  (_, { rows }: { rows: string }) => sql<{ id: string; application_id: string; version: number }>`
    insert into decision (${sql.join(WRITTEN)})
      select ${sql.join(WRITTEN)} from jsonb_populate_recordset(null::decision, ${rows})
    on conflict (application_id) where release_id is null and voided_at is null do update set
      ${sql.join(CHANGED.map((column) => sql`${column} = excluded.${column}`))}, version = decision.version + 1
    returning id, application_id, version`,
)

/** The last place on the waitlist of a program that a decision has, open or released. 0: there is none. */
export async function lastWaitlistPosition(db: Db, program_id: string): Promise<number> {
  const [row] = await selectLastPosition(db, { program_id })
  return row?.last ?? 0
}
const selectLastPosition = prepared((db, { program_id }: { program_id: string }) =>
  db
    .selectFrom('application')
    .innerJoin('decision', 'decision.application_id', 'application.id')
    .select(({ fn }) => fn.max('decision.waitlist_position').as('last'))
    .where('application.program_id', '=', program_id)
    .where('application.status', 'in', literals(WAITING))
    .where('decision.voided_at', 'is', null),
)

/** The last place on the waitlist of a program that was released. 0: there is none. */
export async function lastReleasedPosition(db: Db, program_id: string): Promise<number> {
  const row = await db
    .selectFrom('application')
    .innerJoin('decision', 'decision.application_id', 'application.id')
    .select(({ fn }) => fn.max('decision.waitlist_position').as('last'))
    .where('application.program_id', '=', program_id)
    .where('application.status', '=', sql.lit('waitlisted'))
    .where('decision.release_id', 'is not', null)
    .executeTakeFirst()
  return row?.last ?? 0
}

interface Released {
  release_id: string
  ids: string[]
  /** The place on the waitlist of each application. */
  positions: (number | null)[]
}

/** Marks open decisions as released. What the applicant reads is fixed now: the message, or the text of the reason. */
export const releaseDecisionRows = prepared(
  (_, { release_id, ids, positions }: Released) => sql`
    update decision set release_id = ${release_id}, version = version + 1, waitlist_position = place.position,
      message = coalesce(nullif(btrim(message), ''), case outcome when 'select' then reason.select_message
        when 'waitlist' then reason.waitlist_message else reason.not_select_message end)
    from unnest(${ids}::uuid[], ${positions}::int[]) as place(application_id, position), reason_code reason
    where decision.application_id = place.application_id and reason.code = decision.reason_code
      and release_id is null and voided_at is null`,
)

export async function listReasonCodes(db: Db) {
  const rows = await db.selectFrom('reason_code').selectAll().orderBy('position').execute()
  return rows.map(({ code, meaning, ...row }) => ({
    code,
    meaning,
    messages: { select: row.select_message, waitlist: row.waitlist_message, not_select: row.not_select_message },
  }))
}

/** The applications of a program that are in review, each with its open decision, locked in the order of ids. */
export const lockReviewed = (db: Db, program_id: string) =>
  db
    .selectFrom('application')
    .leftJoin('decision', openDecision)
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
      'decision.waitlist_position',
      'decision.decided_at',
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
