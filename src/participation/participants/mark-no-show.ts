import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { getParticipant } from './get-participant.ts'
import { lockParticipant } from './lock-participant.ts'
import { moveParticipant } from './move-participant.ts'
import type { ParticipantDetails } from './schema.ts'

/** Records that a participant did not come, from the first day on. Errors: not_found, not_a_participant, too_early, participant_state. */
export function markNoShow(ctx: Ctx, id: string, reason: string | null): Promise<ParticipantDetails> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, application, program, participant } = await lockParticipant(outer, id)
    const from = program.starts_on
    if (localDate(ctx.now, program.timezone) < from)
      throw new Problem(409, 'too_early', `Nobody is missing before the first day, ${from}.`, { from })
    await moveParticipant(ctx, application, participant, { action: 'miss', reason })
    return getParticipant(ctx, application.id)
  })
}
