import { listDueIds } from '../../intake/applications/due-ids.ts'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { moveApplication } from '../../intake/applications/move-application.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'

/** Finds offers that were not answered in time. */
export async function findUnanswered({ db, now }: Ctx, after: string | null, limit: number): Promise<string[]> {
  return (await listDueIds(db, { now, after, limit }, 'offered')).map(({ id }) => id)
}

/** Expires one offer, if that is still due: the applicant may have accepted it a moment ago. */
export function expireOffer(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    if (application.status !== 'offered' || !application.reply_by || application.reply_by > ctx.now) return
    await moveApplication(ctx, application, program, { action: 'expire' })
  })
}
