import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { type ApplicationRow, lockApplication } from '../../intake/applications/lock-application.ts'
import { checkStillOpen } from '../../intake/eligibility/still-open.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { checkOfferState, type OfferAct } from './lifecycle.ts'
import { type ConditionRow, findOffer, listConditions, type OfferRow } from './queries.ts'

export interface LockedOffer {
  application: ApplicationRow
  program: PublishedProgram
  offer: OfferRow
  conditions: ConditionRow[]
}

/**
 * Locks an application, whose lock guards its offer, and reads the offer that staff want to act on.
 * Errors: not_found, stale, transition_not_allowed if the program is over, offer_state.
 */
export async function lockOffer(ctx: Ctx, id: string, expected: Expected, act: OfferAct): Promise<LockedOffer> {
  const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
  const offer = await findOffer(ctx.db, id)
  if (!offer) throw notFound()
  checkVersion(expected, offer.version)
  checkStillOpen(ctx, act, application, program)
  checkOfferState(offer.status, act)
  return { application, program, offer, conditions: await listConditions(ctx.db, offer.id) }
}
