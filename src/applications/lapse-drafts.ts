import { type Ctx, inTransaction } from '../platform/context.ts'
import { moveApplication } from './move-application.ts'
import { lockApplication } from './queries.ts'

const BATCH = 200

/** Drafts whose call has closed lapse. Each is looked at again under its lock: it may have been submitted, or the call extended, a second ago. */
export async function lapseDrafts(ctx: Ctx): Promise<number> {
  const due = await ctx.db
    .selectFrom('application')
    .innerJoin('program', 'program.id', 'application.program_id')
    .select('application.id')
    .where('application.status', '=', 'draft')
    .where('program.closes_at', '<=', ctx.now)
    .limit(BATCH)
    .execute()
  for (const { id } of due) {
    await inTransaction(ctx, async (ctx) => {
      const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
      if (application.status !== 'draft' || !program.closes_at || program.closes_at > ctx.now) return
      await moveApplication(ctx, application, { action: 'lapse', to: 'lapsed' })
    })
  }
  return due.length
}
