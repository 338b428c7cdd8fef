import { type Insertable, sql } from 'kysely'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import type { InterviewSlot } from '../../platform/postgres/db-types.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import type { SlotQuery } from './slot-schema.ts'

const free = sql<number>`(interview_slot.capacity
  - (select count(*) from interview where interview.slot_id = interview_slot.id)::int)`

/** A choice of slots of a program: of these interviewers, that begin later, with a free place. */
interface Wanted {
  program_id: string
  reviewer_ids?: readonly string[] | undefined
  later_than?: Instant | undefined
  is_free?: boolean | undefined
}

function slots(db: Db, { program_id, reviewer_ids, later_than, is_free }: Wanted) {
  let rows = db.selectFrom('interview_slot').where('interview_slot.program_id', '=', program_id)
  if (reviewer_ids) rows = rows.where('interview_slot.reviewer_id', '=', sql<string>`any(${reviewer_ids}::uuid[])`)
  if (later_than) rows = rows.where('interview_slot.starts_at', '>', later_than)
  if (is_free !== undefined) rows = rows.where(sql<boolean>`(${free} > 0) = ${is_free}`)
  return rows
}

export const pageOfSlots = (db: Db, wanted: Wanted, query: SlotQuery) =>
  paginate(
    slots(db, wanted)
      .innerJoin('reviewer', 'reviewer.id', 'interview_slot.reviewer_id')
      .select(['interview_slot.id', 'interview_slot.program_id', 'interview_slot.starts_at', 'interview_slot.ends_at'])
      .select(['interview_slot.capacity', 'interview_slot.reviewer_id', 'reviewer.name as interviewer_name'])
      .select(['interview_slot.meeting_url', 'interview_slot.meeting_phone'])
      .select(['interview_slot.time_zone as interviewer_time_zone', free.as('free')]),
    sql.ref<string>('interview_slot.id'),
    { starts_at: { by: sql.ref('interview_slot.starts_at'), type: 'timestamptz' } },
    { ...query, sort: 'starts_at' },
  )

/** The next free slots, in the order of time. */
export const listFree = (db: Db, wanted: Wanted & { later_than: Instant }, limit: number) =>
  slots(db, { ...wanted, is_free: true })
    .select(['interview_slot.id', 'interview_slot.starts_at', 'interview_slot.ends_at', 'interview_slot.reviewer_id'])
    .orderBy('interview_slot.starts_at')
    .orderBy('interview_slot.id')
    .limit(limit)
    .execute()

/** Locks a slot: one at a time takes one of its places. */
export const lockSlot = (db: Db, id: string) =>
  db.selectFrom('interview_slot').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** The lowest place of a slot that is free; undefined: none is. */
export async function findPlace(
  db: Db,
  { id, capacity }: { id: string; capacity: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ place: number }>`select place from generate_series(1, ${capacity}) place
    where not exists (select from interview where slot_id = ${id} and interview.place = place.place)
    order by place limit 1`.execute(db)
  return rows[0]?.place
}

export const findSlot = (db: Db, id: string) =>
  db
    .selectFrom('interview_slot')
    .select(['id', 'program_id', 'starts_at'])
    .select(free.as('free'))
    .select('capacity')
    .where('id', '=', id)
    .executeTakeFirst()

export const deleteSlotRow = (db: Db, id: string) => db.deleteFrom('interview_slot').where('id', '=', id).execute()

type NewSlot = Insertable<InterviewSlot>

/** The positions of the rows whose interviewer would be in another meeting. */
export async function findOverlapping(db: Db, rows: readonly NewSlot[]): Promise<number[]> {
  const found = await sql<{ at: number }>`
    select (wanted.at - 1)::int as at from rows from (
      unnest(${rows.map((row) => row.interviewer)}::text[]), unnest(${rows.map((row) => row.starts_at)}::timestamptz[]),
      unnest(${rows.map((row) => row.ends_at)}::timestamptz[])
    ) with ordinality wanted (interviewer, starts_at, ends_at, at)
    where exists (select from interview_slot taken where taken.interviewer = wanted.interviewer
      and tstzrange(taken.starts_at, taken.ends_at) && tstzrange(wanted.starts_at, wanted.ends_at))
    order by wanted.at`.execute(db)
  return found.rows.map(({ at }) => at)
}

export const insertSlots = (db: Db, rows: NewSlot[]) => db.insertInto('interview_slot').values(rows).execute()
