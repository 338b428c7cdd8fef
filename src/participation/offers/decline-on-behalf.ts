import type { Expected } from '../../http/etag.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'

/**
 * Declines an offer for an applicant who said so in another way. The history has the reason, and who did it.
 * Errors: not_found, stale, transition_not_allowed.
 */
export const declineOnBehalf = (ctx: Ctx, id: string, expected: Expected, reason: string) =>
  takeAction(ctx, id, expected, 'decline_on_behalf', () => ({ reason, details: { on_behalf: true } }))
