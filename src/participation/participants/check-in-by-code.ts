import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { checkInParticipant, codeOf } from './check-in-participant.ts'
import { findIdByCode } from './queries.ts'
import type { ParticipantDetails } from './schema.ts'

/**
 * Checks in whoever has the badge with this code. Errors: not_found, role_not_allowed, code_unknown, and those of
 * checkInParticipant.
 */
export async function checkInByCode(ctx: Ctx, program_id: string, code: string): Promise<ParticipantDetails> {
  await checkRunsProgram(ctx, program_id)
  const id = await findIdByCode(ctx.db, program_id, codeOf(code))
  if (!id)
    throw new Problem(422, 'code_unknown', 'No participant of this program has the code.', {
      errors: [{ pointer: '/code', code: 'code_unknown', detail: 'is the code of nobody in this program' }],
    })
  return checkInParticipant(ctx, id, code)
}
