import { type Ctx, system } from '../../platform/context.ts'
import { cancelAll } from './cancel.ts'
import { listOpen, listOpenIn } from './queries.ts'

/** Cancels the open interviews of applications that are no longer judged. The caller has locked them. */
export async function cancelInterviews(ctx: Ctx, application_ids: readonly string[]): Promise<void> {
  await cancelAll({ ...ctx, actor: system }, await listOpen(ctx.db, application_ids))
}

/** Cancels the open interviews of a cancelled program. The caller has locked the program, so nobody books meanwhile. */
export async function cancelInterviewsIn(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await cancelAll({ ...ctx, actor: system }, await listOpenIn(ctx.db, id))
}
