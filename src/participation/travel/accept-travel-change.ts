import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import { answerTravelRequest } from './answer-travel-request.ts'

/** Takes over a change that a participant requested. Errors: not_found, no_place, stale, no_travel_request. */
export const acceptTravelChange = (ctx: Ctx, id: string, expected: Expected) =>
  answerTravelRequest(ctx, id, expected, null)
