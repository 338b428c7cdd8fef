import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { attendanceOf } from './attendance-share.ts'
import { getParticipant } from './get-participant.ts'
import { participantAfter } from './lifecycle.ts'
import { lockParticipant } from './lock-participant.ts'
import { moveParticipant } from './move-participant.ts'
import { listNoted } from './queries.ts'
import type { ParticipantDetails } from './schema.ts'
import { attendanceRule } from './settings.ts'

/**
 * Completes a participant who attended as much as the program asks for, from the last day on. A reason lets a lower share
 * pass, and is in the history. Errors: not_found, not_a_participant, participant_state, too_early, attendance_too_low.
 */
export function completeParticipant(ctx: Ctx, id: string, reason: string | null): Promise<ParticipantDetails> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, application, program, participant } = await lockParticipant(outer, id)
    participantAfter(participant.status, 'complete', ctx.actor.role)
    const from = program.ends_on
    if (localDate(ctx.now, program.timezone) < from)
      throw new Problem(409, 'too_early', `Nobody completes the program before its last day, ${from}.`, { from })
    const { by, min_share } = attendanceRule(program.selection)
    const { attended, of, share } = attendanceOf(program, await listNoted(ctx.db, application.id), by)
    if (share < min_share && reason === null)
      throw new Problem(
        409,
        'attendance_too_low',
        `The participant attended ${attended} of ${of}. The program asks for a share of ${min_share}: give a reason to complete it all the same.`,
        { share, min_share },
      )
    const change = { ended_at: ctx.now }
    await moveParticipant(ctx, application, participant, { action: 'complete', change, reason, details: { share } })
    return getParticipant(ctx, application.id)
  })
}
