import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import type { ConditionKind } from './lifecycle.ts'
import { settleCondition } from './settle-condition.ts'

/**
 * Lets a place be confirmed although a condition does not hold, with a reason.
 * Errors: not_found, stale, transition_not_allowed, offer_state, condition_state.
 */
export const waiveCondition = (ctx: Ctx, id: string, kind: ConditionKind, expected: Expected, reason: string) =>
  settleCondition(ctx, id, kind, expected, { action: 'waive', reason })
