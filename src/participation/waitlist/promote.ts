import { Temporal } from 'temporal-polyfill'
import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { moveApplication } from '../../intake/applications/move-application.ts'
import type { Ctx } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { type Judged, passedBefore } from './judge-waiting.ts'
import { findVacancy, giveVacancy, insertPromotion } from './queries.ts'

const REPLY_DAYS = 14

/** Until when a promotion is to be answered, if nobody says: the program’s days, not beyond its end. */
export function usualReplyBy({ now }: Ctx, program: PublishedProgram): Instant {
  const days = program.selection.participation?.reply_days ?? REPLY_DAYS
  const usual = Temporal.Instant.from(now).add({ hours: 24 * days })
  const text = usual.toString({ fractionalSecondDigits: 3 })
  const end = programEndsAt(program)
  if (end < text) return end
  return text
}

interface How {
  reply_by: Instant
  automatic: boolean
  reason?: string | undefined
}

/**
 * Promotes one of the judged waitlist, and stores why this one and not those before. The seat that has waited longest is
 * its own. The caller has locked the program, so that no two promotions see the same seat.
 * Errors: transition_not_allowed, seats_exceeded, city_participants_exceeded.
 */
export async function promote(
  ctx: Ctx,
  program: PublishedProgram,
  waitlist: readonly Judged[],
  { application_id, position }: Judged,
  { reply_by, automatic, reason }: How,
): Promise<void> {
  const { db, actor, now } = ctx
  const { application } = await lockApplication(db, actor, application_id)
  await moveApplication(ctx, application, program, { action: 'promote', change: { reply_by } })
  const vacancy = await findVacancy(db, program.id)
  if (vacancy) await giveVacancy(db, vacancy, application_id)
  await insertPromotion(db, {
    id: uuidv7(),
    program_id: program.id,
    application_id,
    replacement_id: vacancy ?? null,
    position,
    automatic,
    reason: reason ?? null,
    passed: JSON.stringify(passedBefore(waitlist, application_id)),
    promoted_by: actor.name,
    promoted_by_id: actor.id,
    promoted_at: now,
  })
}
