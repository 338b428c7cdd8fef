import { type Ctx, inTransaction } from '../../platform/context.ts'
import { getParticipant } from './get-participant.ts'
import { lockParticipant } from './lock-participant.ts'
import { moveParticipant } from './move-participant.ts'
import type { ParticipantDetails } from './schema.ts'

/** Records that a participant left before the end. Errors: not_found, not_a_participant, participant_state. */
export function markLeftEarly(ctx: Ctx, id: string, reason: string): Promise<ParticipantDetails> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, application, participant } = await lockParticipant(outer, id)
    const change = { ended_at: ctx.now }
    await moveParticipant(ctx, application, participant, { action: 'leave', change, reason })
    return getParticipant(ctx, application.id)
  })
}
