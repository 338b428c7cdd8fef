import type { Expected } from '../../http/etag.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'

/** Takes a submitted application into review. Errors: not_found, stale, transition_not_allowed. */
export const startReview = (ctx: Ctx, id: string, expected?: Expected) => takeAction(ctx, id, expected, 'start_review')
