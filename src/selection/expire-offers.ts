import { moveApplication } from '../applications/move-application.ts'
import { lockApplication } from '../applications/queries.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'

const BATCH = 200

/** Offers that nobody answered in time expire. Each is looked at again under its lock: it may have been accepted a second ago. */
export async function expireOffers(ctx: Ctx): Promise<number> {
  const due = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('status', '=', 'offered')
    .where('reply_by', '<=', ctx.now)
    .limit(BATCH)
    .execute()
  for (const { id } of due) {
    await inTransaction(ctx, async (ctx) => {
      const { application } = await lockApplication(ctx.db, ctx.actor, id)
      if (application.status !== 'offered' || !application.reply_by || application.reply_by > ctx.now) return
      await moveApplication(ctx, application, { action: 'expire', to: 'offer_expired' })
    })
  }
  return due.length
}
