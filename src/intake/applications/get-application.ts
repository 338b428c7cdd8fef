import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { type Asked, askedBy, visibleTo } from '../../permissions/applications.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Actor, Ctx, Role } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { notFound } from '../../platform/problem.ts'
import { travelFacts } from './latest-safe-dates.ts'
import type { ApplicationRow } from './lock-application.ts'
import { present } from './present.ts'
import type { Application } from './schema.ts'

const selectRow = prepared((db, ids: Asked, role: Role) =>
  db.selectFrom('application').selectAll().where('id', '=', ids.wanted).where(visibleTo(role, ids.viewer)),
)

/** The row of an application, if the actor may see it. Errors: not_found. */
export async function getApplicationRow(db: Db, actor: Actor, id: string): Promise<ApplicationRow> {
  const [row] = await selectRow(db, askedBy(actor, id), actor.role)
  if (!row) throw notFound()
  return row
}

/** The columns that an answer shows. The frozen report is left out, because it is long. */
const SHOWN = [
  'application.id',
  'application.program_id',
  'application.city_id',
  'application.status',
  'application.applicant',
  'application.position',
  'application.languages',
  'application.passport',
  'application.answers',
  'application.answers_aside',
  'application.submitted_at',
  'application.incomplete',
  'application.return_items',
  'application.return_parts',
  'application.return_due_at',
  'application.reply_by',
  'application.deferred_from',
  'application.replaces',
  'application.version',
  'application.created_at',
  'application.updated_at',
] as const

/** The end of the call, or of the time that a replacement has after it. */
const closesFor = sql<
  string | null
>`case when replaces_until > program.closes_at then replaces_until else program.closes_at end`

const selectApplication = prepared((db, ids: Asked, role: Role) =>
  db
    .selectFrom('application')
    .innerJoin('program', 'program.id', 'application.program_id')
    .select(SHOWN)
    .select(closesFor.as('closes_at'))
    .select(['program.starts_on', 'program.ends_on', 'program.timezone'])
    .select('program.status as program_status')
    .select(
      sql<string | null>`case when application.status = 'deferred' then
        (select id from application later where later.deferred_from = application.id) end`.as('deferred_to'),
    )
    .select(
      mayRead({ role }, 'visa')
        ? travelFacts(sql`application`, sql`program`).as('travel')
        : sql<null>`null`.as('travel'),
    )
    .select((eb) =>
      jsonObjectFrom(
        eb
          .selectFrom('decision')
          .innerJoin('release', 'release.id', 'decision.release_id')
          .select(['decision.outcome', 'decision.message', sql<string>`to_json(release.released_at)`.as('released_at')])
          .whereRef('decision.application_id', '=', 'application.id')
          .orderBy('decision.id', 'desc')
          .limit(1),
      ).as('decision'),
    )
    .where('application.id', '=', ids.wanted)
    .where(visibleTo(role, ids.viewer)),
)

export type ShownRow = Awaited<ReturnType<typeof selectApplication>>[number]

export async function getApplication({ db, actor, now }: Ctx, id: string): Promise<Application> {
  const [row] = await selectApplication(db, askedBy(actor, id), actor.role)
  if (!row) throw notFound()
  return present(row, actor, now)
}
