import { type Insertable, sql } from 'kysely'
import { viewerOf, visibleTo } from '../../permissions/applications.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { Promotion } from '../../platform/postgres/db-types.ts'
import { type PageQuery, paginate } from '../../platform/postgres/pages.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { waitlistPosition } from '../../selection/decisions/place-on-waitlist.ts'

/** The place on the waitlist; one without a place comes last. */
const POSITION = sql<number>`coalesce(${waitlistPosition('application')}, 2147483647)`

const selectWaiting = prepared((db, { program_id }: { program_id: string }) =>
  db
    .selectFrom('application')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select(['application.id as application_id', 'application.city_id', 'city.name as city_name'])
    .select([sql<string>`applicant->>'name'`.as('applicant_name'), POSITION.as('position')])
    .where('application.program_id', '=', program_id)
    .where('application.status', '=', sql.lit('waitlisted'))
    .orderBy('position')
    .orderBy('application.id'),
)
/** The waitlist of a program, in its order. */
export const listWaiting = (db: Db, program_id: string) => selectWaiting(db, { program_id })

const selectHeld = prepared((db, { program_id }: { program_id: string }) =>
  db
    .selectFrom('replacement')
    .select(['city_id', sql<number>`count(*)::int`.as('count')])
    .where('program_id', '=', program_id)
    .where(sql<boolean>`status in ('open', 'proposed')`)
    .groupBy('city_id'),
)
/** The free seats that still belong to a city, city by city. */
export async function countHeld(db: Db, program_id: string): Promise<Map<string, number>> {
  return new Map((await selectHeld(db, { program_id })).map(({ city_id, count }) => [city_id, count]))
}

const selectVacancy = prepared((db, { program_id }: { program_id: string }) =>
  db
    .selectFrom('replacement')
    .select('id')
    .where('program_id', '=', program_id)
    .where('status', '=', sql.lit('lapsed'))
    .where('promoted_id', 'is', null)
    .orderBy('id')
    .limit(1),
)
/** The seat that has waited longest for somebody of the waitlist; undefined: none does. */
export async function findVacancy(db: Db, program_id: string): Promise<string | undefined> {
  const [vacancy] = await selectVacancy(db, { program_id })
  return vacancy?.id
}

export const giveVacancy = (db: Db, id: string, promoted_id: string) =>
  db.updateTable('replacement').set({ promoted_id }).where('id', '=', id).execute()

export const insertPromotion = (db: Db, row: Insertable<Promotion>) => db.insertInto('promotion').values(row).execute()

/** Programs that promote by themselves, with a seat for the waitlist and somebody on it; in the order of ids. */
export const listPromoting = prepared(
  (_, { after, limit }: { after: string | null; limit: number }) =>
    sql<{ id: string }>`
    select id from program where status = 'published' and selection #>> '{participation,promotion}' = 'automatic'
      and exists (select from replacement where program_id = program.id and status = 'lapsed' and promoted_id is null)
      and exists (select from application where program_id = program.id and status = 'waitlisted')
      and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`,
)

export const listDue = prepared(
  (_, { now, after, limit }: { now: Instant; after: string | null; limit: number }) =>
    sql<{ id: string }>`
      select id from replacement where status = 'open' and ends_at <= ${now}
        and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${limit}`,
)

export const lockReplacement = (db: Db, id: string) =>
  db.selectFrom('replacement').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

export const lapseReplacementRow = (db: Db, id: string) =>
  db.updateTable('replacement').set({ status: 'lapsed' }).where('id', '=', id).execute()

export const findReplacement = (db: Db, id: string) =>
  db.selectFrom('replacement').select(['id', 'application_id']).where('id', '=', id).executeTakeFirstOrThrow()

/** The seats of a program that became free, the latest last, of the applications that the actor may see. */
export const listReplacementPage = (db: Db, actor: Actor, program_id: string, query: PageQuery) =>
  paginate(
    db
      .selectFrom('replacement')
      .innerJoin('application', 'application.id', 'replacement.application_id')
      .innerJoin('city', 'city.id', 'replacement.city_id')
      .select(['replacement.id', 'replacement.program_id', 'replacement.city_id', 'city.name as city_name'])
      .select(['replacement.application_id', 'replacement.status', 'replacement.opened_at', 'replacement.ends_at'])
      .select(['replacement.nominee_id', 'replacement.promoted_id'])
      .where('replacement.program_id', '=', program_id)
      .where(visibleTo(actor.role, viewerOf(actor))),
    sql.ref('replacement.id'),
    { id: { by: sql.ref('replacement.id'), type: 'uuid' } },
    { ...query, sort: 'id' },
  )

export const listPromotionPage = (db: Db, program_id: string, query: PageQuery) =>
  paginate(
    db
      .selectFrom('promotion')
      .leftJoin('replacement', 'replacement.id', 'promotion.replacement_id')
      .select(['promotion.id', 'promotion.program_id', 'promotion.application_id', 'promotion.position'])
      .select(['promotion.automatic', 'promotion.reason', 'promotion.passed', 'promotion.promoted_by'])
      .select(['promotion.promoted_at', 'replacement.application_id as seat_of'])
      .where('promotion.program_id', '=', program_id),
    sql.ref('promotion.id'),
    { id: { by: sql.ref('promotion.id'), type: 'uuid' } },
    { ...query, sort: 'id' },
  )
