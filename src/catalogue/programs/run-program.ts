import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { findRunningPart, getProgram } from './queries.ts'

/**
 * Whether the actor may act for a program: the secretariat for all, an organisation for those it organises or hosts.
 * Errors: not_found for what it cannot even see, role_not_allowed for a sponsor.
 */
export async function checkRunsProgram(ctx: Ctx, program_id: string): Promise<void> {
  const { role, organisation_id } = ctx.actor
  if (role === 'secretariat' || role === 'system') return
  await getProgram(ctx.db, ctx.actor, ctx.now, program_id)
  if (organisation_id && (await findRunningPart(ctx.db, program_id, organisation_id))) return
  throw new Problem(403, 'role_not_allowed', 'Only the organisations that organise or host this program act for it.')
}
