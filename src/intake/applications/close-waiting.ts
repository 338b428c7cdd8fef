import type { Ctx } from '../../platform/context.ts'
import { type MovedIn, moveApplications } from './move-application.ts'
import { lockApplicationsOf } from './queries.ts'

/** Ends every application on the waitlist of a program as not selected. The caller has locked the program. */
export async function closeWaiting(ctx: Ctx, program: MovedIn & { id: string }, reason: string): Promise<string[]> {
  const applications = await lockApplicationsOf(ctx.db, program.id, ['waitlisted'])
  await moveApplications(ctx, applications, program, { action: 'close_waitlist', reason })
  return applications.map(({ id }) => id)
}
