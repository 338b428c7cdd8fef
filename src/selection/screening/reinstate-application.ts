import { takeAction } from '../../intake/applications/take-action.ts'
import { assess } from '../../intake/eligibility/assess.ts'
import { failing, notEligible } from '../../intake/eligibility/not-eligible.ts'
import type { Ctx } from '../../platform/context.ts'

/**
 * The ledger says itself whether there is a place. What is missing does not keep an application out: it can be returned
 * for it once it is in review.
 */
const NO_OBSTACLE: readonly string[] = ['city_slot_free', 'form_complete', 'documents_complete']

/** Takes an application up again after a waiver or corrected facts. Errors: transition_not_allowed, not_eligible, city_cap_reached. */
export const reinstateApplication = (ctx: Ctx, id: string, expected: number | undefined, reason: string) =>
  takeAction(ctx, id, expected, 'reinstate', async (ctx, { application, program }) => {
    const report = await assess(ctx, application, program)
    if (failing(report).some(({ criterion }) => !NO_OBSTACLE.includes(criterion))) throw notEligible(report)
    return { reason }
  })
