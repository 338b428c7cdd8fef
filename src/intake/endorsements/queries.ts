import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { Endorsement, PriorityOrder } from '../../platform/postgres/db-types.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import { LIVING } from '../applications/lifecycle.ts'

export type EndorsementRow = Selectable<Endorsement>

/** The last endorsement of an application, whatever its state. */
export const findEndorsement = (db: Db, application_id: string): Promise<EndorsementRow | undefined> =>
  db
    .selectFrom('endorsement')
    .selectAll()
    .where('application_id', '=', application_id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const findByLink = (db: Db, link_hash: Buffer): Promise<EndorsementRow | undefined> =>
  db.selectFrom('endorsement').selectAll().where('link_hash', '=', link_hash).executeTakeFirst()

export const insertEndorsement = (db: Db, row: Insertable<Endorsement>): Promise<EndorsementRow> =>
  db.insertInto('endorsement').values(row).returningAll().executeTakeFirstOrThrow()

export const updateEndorsement = (
  db: Db,
  { id, version }: EndorsementRow,
  change: Updateable<Endorsement>,
): Promise<EndorsementRow> =>
  db
    .updateTable('endorsement')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** The part of an application that its link shows. */
export const findLinkView = (db: Db, application_id: string) =>
  db
    .selectFrom('application')
    .innerJoin('program', 'program.id', 'application.program_id')
    .innerJoin('city', 'city.id', 'application.city_id')
    .select(['program.title', 'city.name as city_name', 'application.applicant', 'application.position'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('document')
            .whereRef('document.application_id', '=', 'application.id')
            .where('kind', '=', 'nomination_form')
            .where('replaced_at', 'is', null),
        )
        .as('has_form'),
    )
    .where('application.id', '=', application_id)
    .executeTakeFirstOrThrow()

/** The requests whose link has ended, in order. */
export const listEndedLinks = prepared((db, { now, after, limit }: { now: Instant; after: string; limit: number }) =>
  db
    .selectFrom('endorsement')
    .select('id')
    // A literal, so that its partial index is used.
    .where('status', '=', sql.lit('requested'))
    .where('link_expires_at', '<=', now)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit),
)

export const getEndorsementById = (db: Db, id: string): Promise<EndorsementRow> =>
  db.selectFrom('endorsement').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export const findCityAndProgram = (db: Db, program_id: string, city_id: string) =>
  db
    .selectFrom('program')
    .innerJoin('city', (join) => join.on('city.id', '=', city_id))
    .select('program.id')
    .where('program.id', '=', program_id)
    .where('program.published_at', 'is not', null)
    .executeTakeFirst()

export async function findPriorities(db: Db, program_id: string, city_id: string) {
  const order = await db
    .selectFrom('priority_order')
    .select(['version', 'set_at'])
    .where('program_id', '=', program_id)
    .where('city_id', '=', city_id)
    .executeTakeFirst()
  const rows = await db
    .selectFrom('city_priority')
    .select('application_id')
    .where('program_id', '=', program_id)
    .where('city_id', '=', city_id)
    .orderBy('priority')
    .execute()
  const application_ids = rows.map(({ application_id }) => application_id)
  return { program_id, city_id, application_ids, set_at: order?.set_at ?? null, version: order?.version ?? 0 }
}

/** Locks the order of a city, and returns its version. An advisory lock, because there may be no row yet. */
export async function lockPriorities(db: Db, program_id: string, city_id: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`priorities ${program_id} ${city_id}`}, 0))`.execute(db)
  return (await findPriorities(db, program_id, city_id)).version
}

/** The living applications of a city in a program. `is_open`: it has been submitted and is not decided. */
export const listNominees = (db: Db, program_id: string, city_id: string) =>
  db
    .selectFrom('application')
    .select(['id', sql<boolean>`status in ('submitted', 'returned', 'in_review')`.as('is_open')])
    .where('program_id', '=', program_id)
    .where('city_id', '=', city_id)
    .where('status', 'in', literals(LIVING))
    .execute()

export async function writePriorities(db: Db, order: Insertable<PriorityOrder>, application_ids: string[]) {
  const { program_id, city_id, ...rest } = order
  await db
    .insertInto('priority_order')
    .values(order)
    .onConflict((oc) => oc.columns(['program_id', 'city_id']).doUpdateSet(rest))
    .execute()
  await db.deleteFrom('city_priority').where('program_id', '=', program_id).where('city_id', '=', city_id).execute()
  const rows = application_ids.map((application_id, i) => ({ program_id, city_id, application_id, priority: i + 1 }))
  if (rows.length > 0) await db.insertInto('city_priority').values(rows).execute()
}

export const findForm = (db: Db, application_id: string) =>
  db
    .selectFrom('document')
    .select(['storage_key', 'filename', 'media_type', 'size'])
    .where('application_id', '=', application_id)
    .where('kind', '=', 'nomination_form')
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
