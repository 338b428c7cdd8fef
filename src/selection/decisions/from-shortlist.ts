import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import { unprocessable } from '../../platform/problem.ts'
import type { DecisionItem, FromShortlist } from './many-schema.ts'

/** A decision on one application, with the pointer to the part of the request that asks for it. */
export interface WantedItem {
  item: DecisionItem
  pointer: string
}

/** The applications of a shortlist in order, and then those of the frozen ranking that it was made from. */
async function listOrder(db: Db, program_id: string, shortlist_id: string) {
  const { rows } = await sql<{ id: string; is_listed: boolean; in_review: boolean }>`
    select it.id, ordered.is_listed, it.status = 'in_review' as in_review from (
      select application_id, true as is_listed, number from shortlist_item where shortlist_id = ${shortlist_id}
      union all
      select place.application_id, false, place.number from shortlist
        join ranking_place place on place.ranking_id = shortlist.ranking_id
        where shortlist.id = ${shortlist_id} and not exists (select from shortlist_item
          where shortlist_id = shortlist.id and application_id = place.application_id)
    ) ordered join application it on it.id = ordered.application_id
    where exists (select from shortlist where id = ${shortlist_id} and program_id = ${program_id})
    order by not ordered.is_listed, ordered.number`.execute(db)
  return rows
}

const listReviewed = async (db: Db, program_id: string) =>
  (
    await db
      .selectFrom('application')
      .select('id')
      .where('program_id', '=', program_id)
      .where('status', '=', sql.lit('in_review'))
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)

/**
 * The decisions that a shortlist gives: select the first, waitlist the next in order, not_select the rest. One of the
 * ranking that is no longer in review is passed over. The caller has locked the program. Errors: content_invalid.
 */
export async function itemsFrom(db: Db, program_id: string, wanted: FromShortlist): Promise<WantedItem[]> {
  const { select, waitlist, not_select } = wanted
  const order = await listOrder(db, program_id, wanted.shortlist_id)
  const listed = order.filter(({ is_listed }) => is_listed)
  if (listed.length === 0)
    throw unprocessable([
      {
        pointer: '/shortlist/shortlist_id',
        code: 'unknown',
        detail: 'is no shortlist of this program, or an empty one',
      },
    ])
  const selected = listed.slice(0, select.count ?? listed.length)
  const rest = [
    ...listed.slice(selected.length),
    ...(waitlist?.count === undefined ? [] : order.filter(({ is_listed, in_review }) => !is_listed && in_review)),
  ]
  const waiting = waitlist ? rest.slice(0, waitlist.count ?? rest.length) : []
  const decided = new Set([...selected, ...waiting].map(({ id }) => id))
  const others = not_select ? (await listReviewed(db, program_id)).filter((id) => !decided.has(id)) : []
  const itemOf = (
    application_id: string,
    outcome: DecisionItem['outcome'],
    words: Omit<DecisionItem, 'application_id' | 'outcome'>,
  ) => ({
    pointer: `/shortlist/${outcome}`,
    item: { application_id, outcome, ...words },
  })
  const { count: _, ...words } = select
  const { count: __, ...waits } = waitlist ?? { count: 0, reason_code: 'other' as const }
  return [
    ...selected.map(({ id }) => itemOf(id, 'select', words)),
    ...waiting.map(({ id }) => itemOf(id, 'waitlist', waits)),
    ...others.map((id) => itemOf(id, 'not_select', not_select ?? { reason_code: 'other' as const })),
  ]
}
