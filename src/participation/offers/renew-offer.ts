import type { Expected } from '../../http/etag.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'
import { newReplyBy } from './reply-by.ts'
import type { NewReplyBy } from './schema.ts'

/**
 * Makes a new offer after the last one expired, with the conditions of the program as it stands. Takes a slot and a seat
 * again. Errors: not_found, stale, transition_not_allowed, content_invalid, application_exists, city_cap_reached,
 * seats_exceeded, city_participants_exceeded.
 */
export const renewOffer = (ctx: Ctx, id: string, expected: Expected, { reply_by, reason }: NewReplyBy) =>
  takeAction(ctx, id, expected, 'renew', ({ now }, { program }) => ({
    change: { reply_by: newReplyBy(reply_by, program, { now }) },
    ...(reason && { reason }),
  }))
