import type { Ctx } from '../../platform/context.ts'
import { takeAction } from './take-action.ts'

/** Withdraws an application. Its slot and its seat are free. Errors: transition_not_allowed. */
export const withdrawApplication = (ctx: Ctx, id: string, expected: number | undefined, reason: string) =>
  takeAction(ctx, id, expected, 'withdraw', () => ({ reason }))
