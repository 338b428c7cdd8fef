import type { Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import type { ConditionAction, ConditionKind } from './lifecycle.ts'
import { lockOffer } from './lock-offer.ts'
import { present } from './present.ts'
import { findOffer } from './queries.ts'
import type { PlaceOffer } from './schema.ts'
import { writeCondition } from './write-condition.ts'

/**
 * Settles a condition of an offer, which gets it if it had none of this kind. Confirms an accepted place when nothing is
 * missing any more. Errors: not_found, stale, transition_not_allowed, offer_state, condition_state.
 */
export function settleCondition(
  ctx: Ctx,
  id: string,
  kind: ConditionKind,
  expected: Expected,
  how: { action: ConditionAction; reason?: string | null },
): Promise<PlaceOffer> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOffer(ctx, id, expected, 'settle')
    const after = await writeCondition(ctx, locked, kind, how)
    return present((await findOffer(ctx.db, id)) ?? locked.offer, after, locked.program, ctx.actor)
  })
}
