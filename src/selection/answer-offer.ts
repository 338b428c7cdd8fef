import { move } from '../applications/screen-application.ts'
import type { Ctx } from '../platform/context.ts'
import { Problem } from '../platform/problem.ts'

/** Accepts the place that was offered. Errors: transition_not_allowed, offer_expired. */
export const acceptOffer = (ctx: Ctx, id: string, expected?: number) =>
  move(ctx, id, expected, (ctx, { application: { status, reply_by } }) => {
    // Told by the date, whether the offer was moved to expired by now or not.
    const wasOffered = status === 'offered' || status === 'offer_expired'
    if (wasOffered && reply_by && ctx.now >= reply_by)
      throw new Problem(409, 'offer_expired', `The offer could be answered until ${reply_by}.`, { reply_by })
    return { action: 'accept' }
  })

/** Declines the place that was offered. Errors: transition_not_allowed. */
export const declineOffer = (ctx: Ctx, id: string, expected?: number) =>
  move(ctx, id, expected, () => ({ action: 'decline' }))
