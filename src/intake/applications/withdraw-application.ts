import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import { type ApplicationReactions, judgeNoMore, losePlace } from './application-reactions.ts'
import { takeAction } from './take-action.ts'

/** Withdraws an application. Frees its slot and its seat. Errors: not_found, stale, transition_not_allowed. */
export const withdrawApplication = (
  ctx: Ctx,
  id: string,
  expected: Expected,
  reason: string,
  reactions: ApplicationReactions,
) =>
  takeAction(ctx, id, expected, 'withdraw', async (ctx) => {
    await judgeNoMore(ctx, reactions, id)
    await losePlace(ctx, reactions, id)
    return { reason }
  })
