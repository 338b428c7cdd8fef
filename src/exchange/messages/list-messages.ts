import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { pageOfMessages } from './queries.ts'
import type { MessageQuery } from './schema.ts'

/** A page of the messages of the programs that the caller runs. Errors: not_found, role_not_allowed. */
export async function listMessages(ctx: Ctx, query: MessageQuery) {
  if (query.program_id) await checkRunsProgram(ctx, query.program_id)
  return pageOfMessages(ctx.db, ctx.actor, query)
}
