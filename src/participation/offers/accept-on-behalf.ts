import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import { acceptBy } from './accept-offer.ts'
import type { AcceptanceOnBehalf } from './schema.ts'

/**
 * Accepts an offer for an applicant who said so in another way. The history has the reason, and who did it.
 * Errors: not_found, stale, transition_not_allowed, offer_expired, coverage_changed, place_clash.
 */
export const acceptOnBehalf = (ctx: Ctx, id: string, expected: Expected, { reason, ...terms }: AcceptanceOnBehalf) =>
  acceptBy(ctx, id, expected, { action: 'accept_on_behalf', reason, details: { on_behalf: true } }, terms)
