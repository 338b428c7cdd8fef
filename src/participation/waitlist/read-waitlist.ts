import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { countSeats } from '../../intake/allocations/seat-ledger.ts'
import { latestSafeDates } from '../../intake/applications/latest-safe-dates.ts'
import { localDate } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Judged, judgeWaiting } from './judge-waiting.ts'
import { countHeld, listWaiting } from './queries.ts'

type Limits = Pick<PublishedProgram, 'id' | 'seats' | 'max_participants_per_city' | 'timezone'>
/** `stored` is the place in the order as it is stored: unlike `position` it stays when somebody before leaves. */
export type WaitingRow = Judged & { applicant_name: string; city_name: string; stored: number }

/** The waitlist of a program in its order, each with what keeps them from a seat now. Its places count from 1. */
export async function readWaitlist({ db, now }: Ctx, program: Limits): Promise<WaitingRow[]> {
  const waiting = await listWaiting(db, program.id)
  const dates = await latestSafeDates(
    db,
    waiting.map(({ application_id }) => application_id),
  )
  const places = waiting.map((each, i) => ({
    ...each,
    stored: each.position,
    position: i + 1,
    latest_safe_decision_date: dates.get(each.application_id) ?? null,
  }))
  const judged = judgeWaiting(places, {
    seats: program.seats,
    cap: program.max_participants_per_city,
    taken: await countSeats(db, program.id),
    held: await countHeld(db, program.id),
    today: localDate(now, program.timezone),
  })
  return places.map((place, i) => ({ ...place, obstacles: judged[i]?.obstacles ?? [] }))
}
