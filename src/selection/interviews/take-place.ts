import { sql } from 'kysely'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { bookableFor } from './bookable.ts'
import type { Locked } from './lock-interview.ts'
import { updateInterview } from './queries.ts'
import type { Booking } from './schema.ts'
import { findPlace, listFree, lockSlot } from './slot-queries.ts'

const NEXT = 20

/**
 * Gives an interview a place of a slot. The lock of the slot lets one at a time take a place; the database refuses a place,
 * and a person, that is taken twice. Errors: content_invalid, slot_taken, interview_overlaps.
 */
export async function takePlace(
  { ctx, application, program, interview }: Locked,
  { slot_id, time_zone }: Booking,
  change: { moves?: number },
) {
  const { db, now } = ctx
  const { reviewer_ids } = await bookableFor(ctx, program, application)
  const slot = await lockSlot(db, slot_id)
  if (slot?.program_id !== program.id || !reviewer_ids.includes(slot.reviewer_id))
    throw unprocessable([
      {
        pointer: '/slot_id',
        code: 'unknown',
        detail: 'is no slot that this application can book: see listInterviewSlots',
      },
    ])
  const taken = async () => {
    const found = await listFree(db, { program_id: program.id, reviewer_ids, later_than: now }, NEXT)
    const free_slots = found.map(({ id, starts_at, ends_at }) => ({ id, starts_at, ends_at }))
    return new Problem(409, 'slot_taken', 'Nobody can book this slot any more: choose another.', { free_slots })
  }
  const place = slot.starts_at > now ? await findPlace(db, slot) : undefined
  if (place === undefined) throw await taken()
  const { reviewer_id, starts_at, ends_at, capacity } = slot
  const left = interview.reviewer_id && interview.reviewer_id !== reviewer_id ? [interview.reviewer_id] : []
  await sql`savepoint place`.execute(db)
  try {
    await updateInterview(ctx, interview, {
      ...change,
      status: 'booked',
      slot_id: slot.id,
      place,
      capacity,
      reviewer_id,
      starts_at,
      ends_at,
      time_zone: time_zone === undefined ? interview.time_zone : time_zone,
      former_reviewers: [...new Set([...interview.former_reviewers, ...left])].filter((id) => id !== reviewer_id),
      sequence: interview.sequence + (interview.starts_at ? 1 : 0),
      booked_at: now,
    })
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint !== 'interview_place' && constraint !== 'interview_person_once') throw error
    await sql`rollback to savepoint place`.execute(db)
    if (constraint === 'interview_place') throw await taken()
    throw new Problem(409, 'interview_overlaps', 'The person has another interview at this time: choose another slot.')
  }
  return slot
}
