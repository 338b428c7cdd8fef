import { failing } from '../../catalogue/forms/submission-errors.ts'
import type { Expected } from '../../http/etag.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import { assess } from '../../intake/eligibility/assess.ts'
import { notEligible } from '../../intake/eligibility/not-eligible.ts'
import type { Ctx } from '../../platform/context.ts'

/**
 * These criteria do not block a reinstatement. The slot ledger itself checks for a free slot. An incomplete application
 * can be returned once it is in review.
 */
const NO_OBSTACLE: readonly string[] = ['city_slot_free', 'form_complete', 'documents_complete']

/**
 * Moves an ineligible application back to review, after a waiver or corrected facts. Takes a slot again.
 * Errors: not_found, stale, transition_not_allowed, not_eligible, city_cap_reached, application_exists.
 */
export const reinstateApplication = (ctx: Ctx, id: string, expected: Expected, reason: string) =>
  takeAction(ctx, id, expected, 'reinstate', async (ctx, { application, program }) => {
    const report = await assess(ctx, application, program)
    if (failing(report).some(({ criterion }) => !NO_OBSTACLE.includes(criterion))) throw notEligible(report)
    return { reason }
  })
