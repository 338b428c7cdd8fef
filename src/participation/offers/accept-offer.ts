import { checkVersion, type Expected } from '../../http/etag.ts'
import { getApplication } from '../../intake/applications/get-application.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { type Move, moveApplication } from '../../intake/applications/move-application.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { checkReplyBy } from './reply-by.ts'

/** Accepts an offer by either action. */
export function acceptBy(ctx: Ctx, id: string, expected: Expected, move: Move) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    checkVersion(expected, application.version)
    checkReplyBy(application, ctx.now)
    await moveApplication(ctx, application, program, move)
    return getApplication(ctx, id)
  })
}

/** Accepts an offer. Errors: not_found, stale, transition_not_allowed, offer_expired. */
export const acceptOffer = (ctx: Ctx, id: string, expected?: Expected) =>
  acceptBy(ctx, id, expected, { action: 'accept' })
