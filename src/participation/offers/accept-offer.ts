import { checkVersion, type Expected } from '../../http/etag.ts'
import { getApplication } from '../../intake/applications/get-application.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { moveApplication } from '../../intake/applications/move-application.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'

/** Accepts an offer. Errors: not_found, stale, transition_not_allowed, offer_expired. */
export function acceptOffer(ctx: Ctx, id: string, expected?: Expected) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    const { status, reply_by } = application
    // The date decides, whether or not the worker has expired the offer yet.
    const wasOffered = status === 'offered' || status === 'offer_expired'
    if (wasOffered && reply_by && ctx.now >= reply_by)
      throw new Problem(409, 'offer_expired', `The offer could be answered until ${reply_by}.`, { reply_by })
    await moveApplication(ctx, application, program, { action: 'accept' })
    return getApplication(ctx, id)
  })
}
