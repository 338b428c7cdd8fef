import { getPublishedProgram, type PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Guest, guestsOf } from './queries.ts'

/** The program and its guests, for those who run it. Errors: not_found, role_not_allowed. */
export async function openList(ctx: Ctx, program_id: string): Promise<{ program: PublishedProgram; guests: Guest[] }> {
  await checkRunsProgram(ctx, program_id)
  const program = await getPublishedProgram(ctx.db, program_id)
  return { program, guests: await guestsOf(ctx.db, program_id) }
}
