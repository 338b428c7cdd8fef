import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound, Problem } from '../../platform/problem.ts'
import { getMessage, type Mailing } from './get-message.ts'
import { moveMessages } from './move-messages.ts'
import { isClaimed, lockMessage } from './queries.ts'
import type { Message } from './schema.ts'

/**
 * Takes an action of staff with one message. Errors: not_found, stale, message_state, message_in_flight if a worker has
 * it in hand.
 */
export function takeMessage(ctx: Ctx, mailing: Mailing, id: string, expected: Expected, action: 'send' | 'hold') {
  return inTransaction(ctx, async (ctx): Promise<Message> => {
    const message = await lockMessage(ctx.db, ctx.actor, id)
    if (!message) throw notFound()
    checkVersion(expected, message.version)
    const { rows } = await isClaimed(message).execute(ctx.db)
    if (rows[0]?.is) throw new Problem(409, 'message_in_flight', 'A worker is sending this message now.')
    const again = { attempts: 0, next_attempt_at: null, reason: null }
    await moveMessages(ctx, [message], action, action === 'send' ? again : {})
    return getMessage(ctx, mailing, id)
  })
}
