import { type Selectable, sql, type Updateable } from 'kysely'
import { viewerOf, visibleTo } from '../../permissions/applications.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Participant as ParticipantTable } from '../../platform/postgres/db-types.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { type PageQuery, paginate } from '../../platform/postgres/pages.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { TravelDetails } from '../travel/schema.ts'
import type { VisaStatus } from '../visas/lifecycle.ts'
import type { Noted } from './attendance-share.ts'
import type { ParticipantStatus } from './lifecycle.ts'

export type ParticipantRow = Selectable<ParticipantTable>

export function listParticipants(db: Db, actor: Actor, program_id: string, query: PageQuery) {
  const rows = db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .leftJoin('participant', 'participant.application_id', 'application.id')
    .select([
      'application.id as application_id',
      'application.status',
      'application.city_id',
      'city.name as city_name',
      'city.country',
    ])
    .select(sql<ParticipantStatus | null>`participant.status`.as('participation'))
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

export const findParticipant = (db: Db, application_id: string): Promise<ParticipantRow | undefined> =>
  db.selectFrom('participant').selectAll().where('application_id', '=', application_id).executeTakeFirst()

export const findIdByCode = async (db: Db, program_id: string, code: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('participant')
      .select('application_id')
      .where('program_id', '=', program_id)
      .where('code', '=', code)
      .executeTakeFirst()
  )?.application_id

export const updateParticipant = (db: Db, { application_id }: ParticipantRow, change: Updateable<ParticipantTable>) =>
  db
    .updateTable('participant')
    .set({ ...change, version: sql`version + 1` })
    .where('application_id', '=', application_id)
    .execute()

/** It is no part of what an answer shows, so the version stays. */
export const markChecked = (db: Db, application_id: string) =>
  db.updateTable('participant').set({ is_checked: true }).where('application_id', '=', application_id).execute()

/** Confirmed participants whose checklist nobody has looked at, in order. */
export const listUnchecked = prepared((db, { after, limit }: { after: string; limit: number }) =>
  db
    .selectFrom('participant')
    .select('application_id')
    // Literals, so that the partial index is used.
    .where('status', '=', sql.lit('confirmed'))
    .where('is_checked', '=', sql.lit(false))
    .where('application_id', '>', after)
    .orderBy('application_id')
    .limit(limit),
)

/** The facts that the checklist needs, beside the clock of the visa. */
export async function findReadiness(db: Db, application_id: string) {
  const row = await db
    .selectFrom('application')
    .leftJoin('visa', 'visa.application_id', 'application.id')
    .leftJoin('travel', 'travel.application_id', 'application.id')
    .select([sql<VisaStatus | null>`visa.status`.as('visa'), sql<TravelDetails | null>`travel.details`.as('travel')])
    .where('application.id', '=', application_id)
    .executeTakeFirstOrThrow()
  return row
}

export const listNoted = (db: Db, application_id: string): Promise<Noted[]> =>
  db
    .selectFrom('attendance')
    .select(['on_day', 'session', 'is_present'])
    .where('application_id', '=', application_id)
    .orderBy('on_day')
    .orderBy('session')
    .execute()

interface NewNote extends Noted {
  application_id: string
  noted_by: string
  noted_by_id: string | null
  noted_at: string
}
export const saveNotes = (db: Db, rows: readonly NewNote[]) =>
  db
    .insertInto('attendance')
    .values([...rows])
    .onConflict((oc) =>
      oc.columns(['application_id', 'on_day', 'session']).doUpdateSet((eb) => ({
        is_present: eb.ref('excluded.is_present'),
        noted_by: eb.ref('excluded.noted_by'),
        noted_by_id: eb.ref('excluded.noted_by_id'),
        noted_at: eb.ref('excluded.noted_at'),
      })),
    )
    .execute()

/** The applications among these whose participant came. They are locked in the order of their ids. */
export async function lockAttending(db: Db, program_id: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('participant')
    .select('application_id')
    .where('program_id', '=', program_id)
    .where('application_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('arrived_at', 'is not', null)
    .where('status', '<>', 'cancelled')
    .orderBy('application_id')
    .forUpdate()
    .execute()
  return new Set(rows.map(({ application_id }) => application_id))
}
