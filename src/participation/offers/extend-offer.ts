import type { Expected } from '../../http/etag.ts'
import { setReplyBy } from '../../intake/applications/set-reply-by.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { offerExtended } from './events.ts'
import { getOffer } from './get-offer.ts'
import { lockOffer } from './lock-offer.ts'
import { checkReplyBy, newReplyBy } from './reply-by.ts'
import type { NewReplyBy, PlaceOffer } from './schema.ts'

/**
 * Gives an applicant more time to answer an open offer.
 * Errors: not_found, stale, transition_not_allowed, offer_state, offer_expired, content_invalid.
 */
export function extendOffer(ctx: Ctx, id: string, expected: Expected, body: NewReplyBy): Promise<PlaceOffer> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program, offer } = await lockOffer(ctx, id, expected, 'extend')
    const { now } = await underLock(ctx)
    checkReplyBy(application, now)
    const from = application.reply_by
    const to = newReplyBy(body.reply_by, program, { now, after: from ?? undefined })
    const { program_id, city_id } = application
    await setReplyBy(ctx, id, to)
    await record(ctx, {
      subject: 'application',
      id,
      program_id,
      action: 'extend_offer',
      event: offerExtended({ offer_id: offer.id, city_id, reply_by: { from, to } }),
      reason: body.reason,
    })
    return getOffer(ctx, id)
  })
}
