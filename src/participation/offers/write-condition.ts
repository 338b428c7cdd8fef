import type { Ctx } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { confirmSettled } from './confirm-settled.ts'
import { conditionFailed, conditionMet, conditionWaived } from './events.ts'
import { type ConditionAction, type ConditionKind, conditionAfter } from './lifecycle.ts'
import type { LockedOffer } from './lock-offer.ts'
import { type ConditionRow, insertCondition, listConditions, touchOffer, updateCondition } from './queries.ts'

const EVENT = { meet: conditionMet, waive: conditionWaived, fail: conditionFailed }

/**
 * Writes how a condition of a locked offer is settled; the offer gets it if it had none of this kind. Confirms an accepted
 * place when nothing is missing any more. Returns the conditions after it. Errors: condition_state.
 */
export async function writeCondition(
  ctx: Ctx,
  { application, program, offer, conditions }: LockedOffer,
  kind: ConditionKind,
  { action, reason = null }: { action: ConditionAction; reason?: string | null },
): Promise<ConditionRow[]> {
  const { db, actor, now } = ctx
  const known = conditions.find((condition) => condition.kind === kind)
  const status = conditionAfter(known?.status ?? 'open', action)
  const settled = { status, reason, settled_by: actor.name, settled_by_id: actor.id, settled_at: now }
  if (known) await updateCondition(db, known, settled)
  else await insertCondition(db, { offer_id: offer.id, kind, ...settled })
  const { id, program_id, city_id } = application
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
  return after
}
