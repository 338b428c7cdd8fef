import { type Ctx, system } from '../../platform/context.ts'
import { LIVING } from './lifecycle.ts'
import { type MovedIn, moveApplications } from './move-application.ts'
import { lockApplicationsOf } from './queries.ts'

/** Ends every living application of a cancelled program. The caller has locked the program. */
export async function cancelApplications(ctx: Ctx, program: MovedIn & { id: string }, reason: string): Promise<void> {
  const applications = await lockApplicationsOf(ctx.db, program.id, LIVING)
  await moveApplications({ ...ctx, actor: system }, applications, program, { action: 'cancel_program', reason })
}
