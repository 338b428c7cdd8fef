import { type RawBuilder, sql } from 'kysely'
import { holdsSlot, isJudged, SEATED, STATUSES } from './intake/applications/lifecycle.ts'
import type { Db } from './platform/postgres/db.ts'

/** A rule that must always hold, in words, and a query for the ids of the rows that break it. */
interface Invariant {
  name: string
  /** The kind of rows that a finding names. */
  rows: 'applications' | 'interviews' | 'reviews'
  broken: RawBuilder<{ id: string }>
}

const statuses = (wanted: readonly string[]) => sql`${wanted}::text[]`
const inSlots = statuses(STATUSES.filter(holdsSlot))
const inSeats = statuses(SEATED)
const judged = statuses(STATUSES.filter(isJudged))

/** The database and the operations keep these. A finding is a bug, or rows that somebody changed by hand. */
export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'slots_equal_statuses',
    rows: 'applications',
    broken: sql`select coalesce(application.id, slot.application_id) as id from application
      full join slot on slot.application_id = application.id
      where coalesce(application.status = any(${inSlots}), false) <> (slot.application_id is not null)`,
  },
  {
    name: 'seats_equal_statuses',
    rows: 'applications',
    broken: sql`select coalesce(application.id, seat.application_id) as id from application
      full join seat on seat.application_id = application.id
      where coalesce(application.status = any(${inSeats}), false) <> (seat.application_id is not null)`,
  },
  {
    // One that came back into review after the release waits for the next one.
    name: 'nobody_left_in_review',
    rows: 'applications',
    broken: sql`select application.id from application join program on program.id = program_id
      where application.status = 'in_review' and program.call_mode = 'round' and program.status = 'published'
      and not exists (select from history where history.subject_id = application.id and to_status = 'in_review'
        and history.at >= first_released_at) and first_released_at is not null`,
  },
  {
    name: 'open_decisions_are_in_review',
    rows: 'applications',
    broken: sql`select application_id as id from decision join application on application.id = application_id
      where release_id is null and voided_at is null and status <> 'in_review'`,
  },
  {
    name: 'seats_have_one_offer',
    rows: 'applications',
    broken: sql`select id from application where status = any(${inSeats}) and 1 <> (select count(*) from offer
      where application_id = application.id and offer.status in ('open', 'accepted'))`,
  },
  {
    name: 'confirmed_places_are_settled',
    rows: 'applications',
    broken: sql`select application.id from application
      join offer on offer.application_id = application.id and offer.status = 'accepted'
      join offer_condition on offer_id = offer.id and offer_condition.status in ('open', 'failed')
      where application.status = 'confirmed' group by application.id`,
  },
  {
    name: 'confirmed_places_have_participants',
    rows: 'applications',
    broken: sql`select coalesce(application.id, application_id) as id from application
      full join participant on application_id = application.id
      where coalesce(application.status = 'confirmed', false) <> coalesce(participant.status <> 'cancelled', false)`,
  },
  {
    name: 'interviews_to_come_are_judged',
    rows: 'interviews',
    broken: sql`select interview.id from interview join application on application.id = application_id
      where interview.status in ('offered', 'booked') and not application.status = any(${judged})`,
  },
  {
    name: 'nobody_reviews_their_city',
    rows: 'reviews',
    broken: sql`select review.id from review join reviewer on reviewer.id = reviewer_id
      join application on application.id = application_id where reviewer.city_id = application.city_id`,
  },
]

const SHOWN = 10

export interface Broken {
  name: string
  rows: string
  count: number
  /** The first of them. */
  ids: string[]
}

/** Looks for rows that break an invariant. It reads and changes nothing. */
export async function findBroken(db: Db): Promise<Broken[]> {
  const found: Broken[] = []
  for (const { name, rows, broken } of INVARIANTS) {
    const { rows: ids } = await sql<{ id: string; count: number }>`
      select id, (count(*) over ())::int as count from (${broken}) broken order by id limit ${SHOWN}`.execute(db)
    found.push({ name, rows, count: ids[0]?.count ?? 0, ids: ids.map(({ id }) => id) })
  }
  return found
}
