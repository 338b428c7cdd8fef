import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import { answerTravelRequest } from './answer-travel-request.ts'

/** Declines a change that a participant requested. Errors: not_found, no_place, stale, no_travel_request. */
export const declineTravelChange = (ctx: Ctx, id: string, expected: Expected, reason: string) =>
  answerTravelRequest(ctx, id, expected, reason)
