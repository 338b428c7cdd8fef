import type { Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { conditionAdded } from './events.ts'
import type { ConditionKind } from './lifecycle.ts'
import { lockOffer } from './lock-offer.ts'
import { present } from './present.ts'
import { insertCondition, listConditions, touchOffer } from './queries.ts'
import type { NewCondition, PlaceOffer } from './schema.ts'

/**
 * Adds something that must be settled before the place is confirmed. A confirmed place stays confirmed.
 * Errors: not_found, stale, transition_not_allowed, offer_state, condition_exists, content_invalid.
 */
export function addCondition(
  ctx: Ctx,
  id: string,
  kind: ConditionKind,
  expected: Expected,
  { asked = null }: NewCondition,
): Promise<PlaceOffer> {
  if (kind === 'other' && !asked)
    throw unprocessable([{ pointer: '/asked', code: 'required', detail: 'must say what is asked for' }])
  return inTransaction(ctx, async (ctx) => {
    const { application, program, offer, conditions } = await lockOffer(ctx, id, expected, 'settle')
    if (conditions.some((condition) => condition.kind === kind))
      throw new Problem(409, 'condition_exists', `The offer has the condition ${kind} already.`)
    await insertCondition(ctx.db, { offer_id: offer.id, kind, asked })
    await record(ctx, {
      subject: 'application',
      id,
      program_id: application.program_id,
      action: 'add_condition',
      event: conditionAdded({ offer_id: offer.id, city_id: application.city_id, condition: kind }),
    })
    return present(await touchOffer(ctx.db, offer.id), await listConditions(ctx.db, offer.id), program, ctx.actor)
  })
}
