import { endApplication, findEnding } from './intake/applications/end-applications.ts'
import { findOverdue, passOverdue } from './intake/applications/pass-overdue.ts'
import { expireLink, findEndedLinks } from './intake/endorsements/expire-link.ts'
import { findUntold, tellVoid } from './participation/letters/void-letters.ts'
import { expireOffer, findUnanswered } from './participation/offers/expire-offer.ts'
import { findUnsettled, settleParticipant } from './participation/participants/settle-readiness.ts'
import { fillSeats, findFillable } from './participation/waitlist/fill-seats.ts'
import { findLapsing, lapseReplacement } from './participation/waitlist/lapse-replacement.ts'
import type { Ctx } from './platform/context.ts'
import { REACTIONS } from './reactions.ts'

export interface Deadline {
  name: string
  /** The ids that are due, in order, after the last id of the previous batch. */
  due: (ctx: Ctx, after: string | null, limit: number) => Promise<string[]>
  /** Checks one of them again under its lock, and acts. */
  pass: (ctx: Ctx, id: string) => Promise<unknown>
}

/** Everything that the passing of time does. */
export const DEADLINES: readonly Deadline[] = [
  { name: 'end_applications', due: findEnding, pass: (ctx, id) => endApplication(ctx, id, REACTIONS) },
  { name: 'pass_overdue', due: findOverdue, pass: (ctx, id) => passOverdue(ctx, id, REACTIONS) },
  { name: 'expire_endorsement_links', due: findEndedLinks, pass: expireLink },
  { name: 'tell_void_letters', due: findUntold, pass: tellVoid },
  { name: 'expire_offers', due: findUnanswered, pass: expireOffer },
  { name: 'settle_participants', due: findUnsettled, pass: settleParticipant },
  { name: 'lapse_replacements', due: findLapsing, pass: lapseReplacement },
  { name: 'fill_seats', due: findFillable, pass: fillSeats },
]

const BATCH = 200

/** Acts on everything that is due, each in its own transaction. Reports a failure to `onFailure` and goes on. */
export async function passDeadline(ctx: Ctx, deadline: Deadline, onFailure: (id: string, error: unknown) => void) {
  let after: string | null = null
  let ids: string[]
  do {
    ids = await deadline.due(ctx, after, BATCH)
    for (const id of ids) await deadline.pass(ctx, id).catch((error: unknown) => onFailure(id, error))
    after = ids.at(-1) ?? null
  } while (ids.length === BATCH)
}
