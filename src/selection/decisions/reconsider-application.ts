import type { Expected } from '../../http/etag.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'

/**
 * Takes an application back into review after its end, with a reason. Takes a slot again, unless it still holds one.
 * A new decision is then needed, and a release that tells it.
 * Errors: not_found, stale, transition_not_allowed, city_cap_reached, application_exists.
 */
export const reconsiderApplication = (ctx: Ctx, id: string, expected: Expected, reason: string) =>
  takeAction(ctx, id, expected, 'reconsider', () => ({ reason }))
