import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import type { ConditionKind } from './lifecycle.ts'
import { settleCondition } from './settle-condition.ts'

/** Records that a condition holds. Errors: not_found, stale, transition_not_allowed, offer_state, condition_state. */
export const meetCondition = (ctx: Ctx, id: string, kind: ConditionKind, expected: Expected) =>
  settleCondition(ctx, id, kind, expected, { action: 'meet' })
