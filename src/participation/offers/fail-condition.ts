import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import type { ConditionKind } from './lifecycle.ts'
import { settleCondition } from './settle-condition.ts'

/**
 * Records that a condition does not hold, with a reason. The place stays: staff withdraw it, or waive the condition.
 * Errors: not_found, stale, transition_not_allowed, offer_state, condition_state.
 */
export const failCondition = (ctx: Ctx, id: string, kind: ConditionKind, expected: Expected, reason: string) =>
  settleCondition(ctx, id, kind, expected, { action: 'fail', reason })
