import type { Expected } from '../../http/etag.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'
import { voidLetters } from '../letters/void-letters.ts'

/** Withdraws an offer, also an accepted one. Frees slot and seat. Errors: not_found, stale, transition_not_allowed. */
export const withdrawOffer = (ctx: Ctx, id: string, expected: Expected, reason: string) =>
  takeAction(ctx, id, expected, 'withdraw_offer', async (ctx) => {
    await voidLetters(ctx, [id])
    return { reason }
  })
