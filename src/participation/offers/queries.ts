import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { Offer, OfferCondition } from '../../platform/postgres/db-types.ts'
import { prepared } from '../../platform/postgres/prepared.ts'
import type { ConditionKind } from './lifecycle.ts'
import type { Terms } from './terms.ts'

export type OfferRow = Selectable<Offer>
export type ConditionRow = Selectable<OfferCondition>

const selectLast = prepared((db, { id }: { id: string }) =>
  db.selectFrom('offer').selectAll().where('application_id', '=', id).orderBy('number', 'desc').limit(1),
)
/** The last offer of an application, whatever its state. */
export async function findOffer(db: Db, application_id: string): Promise<OfferRow | undefined> {
  const [offer] = await selectLast(db, { id: application_id })
  return offer
}

const selectConditions = prepared((db, { id }: { id: string }) =>
  db.selectFrom('offer_condition').selectAll().where('offer_id', '=', id).orderBy('kind'),
)
export const listConditions = (db: Db, offer_id: string): Promise<ConditionRow[]> =>
  selectConditions(db, { id: offer_id })

/** Stores the terms that the applicant has just accepted, and returns the offer. */
export const acceptTerms = (db: Db, application_id: string, { coverage, coverage_digest }: Terms): Promise<OfferRow> =>
  db
    .updateTable('offer')
    .set({ coverage: JSON.stringify(coverage), coverage_digest, changed_at: null, changed: null })
    .where('application_id', '=', application_id)
    .where('status', '=', sql.lit('accepted'))
    .returningAll()
    .executeTakeFirstOrThrow()

/** Marks the open and accepted offers of a program as changed; what changed before stays named. */
export const markChanged = prepared(
  (_, { program_id, changed, now }: { program_id: string; changed: string[]; now: Instant }) =>
    sql<{ id: string; application_id: string; city_id: string }>`
      update offer set changed_at = coalesce(changed_at, ${now}), version = offer.version + 1,
        changed = array(select distinct unnest(coalesce(changed, '{}') || ${changed}::text[]) order by 1)
      from application it
      where it.program_id = ${program_id} and it.status in ('offered', 'accepted', 'confirmed')
        and offer.application_id = it.id and offer.status in ('open', 'accepted')
      returning offer.id, offer.application_id, it.city_id`,
)

export const insertCondition = (db: Db, row: Insertable<OfferCondition>): Promise<ConditionRow> =>
  db.insertInto('offer_condition').values(row).returningAll().executeTakeFirstOrThrow()

export const updateCondition = (
  db: Db,
  { offer_id, kind }: { offer_id: string; kind: ConditionKind },
  change: Updateable<OfferCondition>,
) => db.updateTable('offer_condition').set(change).where('offer_id', '=', offer_id).where('kind', '=', kind).execute()

/** Raises the version of an offer after a change of its conditions. */
export const touchOffer = (db: Db, id: string): Promise<OfferRow> =>
  db
    .updateTable('offer')
    .set({ version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Locks the places of a person in all programs, by every key of the person. */
export const lockPerson = (db: Db, keys: readonly string[]) =>
  sql`select pg_advisory_xact_lock(hashtextextended('place ' || key, 0))
    from (select key from unnest(${keys}::text[]) key order by key) ordered`.execute(db)

interface Wanted {
  program_id: string
  keys: readonly string[]
  starts_on: string
  ends_on: string
}

/** A place that the person has accepted in another program on the same days. */
export const findClash = prepared((db, { program_id, keys, starts_on, ends_on }: Wanted) =>
  db
    .selectFrom('application_person as person')
    .innerJoin('application', 'application.id', 'person.application_id')
    .innerJoin('program', 'program.id', 'application.program_id')
    .select(['application.id', 'program.id as program_id', 'program.title', 'program.starts_on', 'program.ends_on'])
    .where('person.person_key', '=', sql<string>`any(${keys}::text[])`)
    .where('person.program_id', '<>', program_id)
    .where(sql<boolean>`application.status in ('accepted', 'confirmed')`)
    .where('program.starts_on', '<=', ends_on)
    .where('program.ends_on', '>=', starts_on)
    .orderBy('program.starts_on')
    .limit(1),
)
