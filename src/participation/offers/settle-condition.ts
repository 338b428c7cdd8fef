import type { Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { confirmSettled } from './confirm-settled.ts'
import { conditionFailed, conditionMet, conditionWaived } from './events.ts'
import { type ConditionAction, type ConditionKind, conditionAfter } from './lifecycle.ts'
import { lockOffer } from './lock-offer.ts'
import { present } from './present.ts'
import { findOffer, insertCondition, listConditions, touchOffer, updateCondition } from './queries.ts'
import type { PlaceOffer } from './schema.ts'

const EVENT = { meet: conditionMet, waive: conditionWaived, fail: conditionFailed }

/**
 * Settles a condition of an offer, which gets it if it had none of this kind. Confirms an accepted place when nothing is
 * missing any more. Errors: not_found, stale, transition_not_allowed, offer_state, condition_state.
 */
export function settleCondition(
  ctx: Ctx,
  id: string,
  kind: ConditionKind,
  expected: Expected,
  { action, reason = null }: { action: ConditionAction; reason?: string | null },
): Promise<PlaceOffer> {
  return inTransaction(ctx, async (ctx) => {
    const { db, actor, now } = ctx
    const { application, program, offer, conditions } = await lockOffer(ctx, id, expected, 'settle')
    const known = conditions.find((condition) => condition.kind === kind)
    const status = conditionAfter(known?.status ?? 'open', action)
    const settled = { status, reason, settled_by: actor.name, settled_by_id: actor.id, settled_at: now }
    if (known) await updateCondition(db, known, settled)
    else await insertCondition(db, { offer_id: offer.id, kind, ...settled })
    const { program_id, city_id } = application
    await record(ctx, {
      subject: 'application',
      id,
      program_id,
      action: `${action}_condition`,
      event: EVENT[action]({ offer_id: offer.id, city_id, condition: kind }),
      reason,
    })
    await touchOffer(db, offer.id)
    const after = await listConditions(db, offer.id)
    await confirmSettled(ctx, application, program, after)
    return present((await findOffer(db, id)) ?? offer, after, program, actor)
  })
}
