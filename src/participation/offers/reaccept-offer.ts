import type { Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { offerReaccepted } from './events.ts'
import { getOffer } from './get-offer.ts'
import { lockOffer } from './lock-offer.ts'
import { checkNoClash } from './no-clash.ts'
import { acceptTerms, touchOffer } from './queries.ts'
import type { PlaceOffer } from './schema.ts'
import { termsOf } from './terms.ts'

/**
 * Accepts a place again after the program has moved, with the terms as they are now.
 * Errors: not_found, stale, transition_not_allowed, offer_state, place_clash.
 */
export function reacceptOffer(ctx: Ctx, id: string, expected: Expected): Promise<PlaceOffer> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program, offer } = await lockOffer(ctx, id, expected, 'reaccept')
    if (!offer.changed_at)
      throw new Problem(409, 'offer_state', 'The program has not changed since the offer was accepted.', {
        state: offer.status,
      })
    await checkNoClash(ctx, application, program)
    await acceptTerms(ctx.db, id, termsOf(program))
    await touchOffer(ctx.db, offer.id)
    const { program_id, city_id } = application
    await record(ctx, {
      subject: 'application',
      id,
      program_id,
      action: 'reaccept_offer',
      event: offerReaccepted({ offer_id: offer.id, city_id }),
    })
    return getOffer(ctx, id)
  })
}
