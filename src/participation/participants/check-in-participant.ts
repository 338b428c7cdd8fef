import { Temporal } from 'temporal-polyfill'
import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { getParticipant } from './get-participant.ts'
import { lockParticipant } from './lock-participant.ts'
import { moveParticipant } from './move-participant.ts'
import type { ParticipantDetails } from './schema.ts'
import { attendanceRule } from './settings.ts'

/** A code as people type it: with blanks, hyphens or small letters. */
export const codeOf = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/**
 * Checks a participant in. A code must be that of the badge. To check in again changes nothing, so a desk may scan a badge
 * twice. Errors: not_found, not_a_participant, code_unknown, too_early, participant_state.
 */
export function checkInParticipant(ctx: Ctx, id: string, code: string | undefined): Promise<ParticipantDetails> {
  return inTransaction(ctx, async (outer) => {
    const { ctx, application, program, participant } = await lockParticipant(outer, id)
    if (code !== undefined && codeOf(code) !== participant.code)
      throw new Problem(422, 'code_unknown', 'The code is not the one of this participant.', {
        errors: [{ pointer: '/code', code: 'code_unknown', detail: 'is not the code of this participant' }],
      })
    if (participant.status === 'arrived') return getParticipant(ctx, application.id)
    const { check_in_days_before: days } = attendanceRule(program.selection)
    const from = Temporal.PlainDate.from(program.starts_on).subtract({ days }).toString()
    if (localDate(ctx.now, program.timezone) < from)
      throw new Problem(409, 'too_early', `Participants are checked in from ${from} on.`, { from })
    await moveParticipant(ctx, application, participant, { action: 'check_in', change: { arrived_at: ctx.now } })
    return getParticipant(ctx, application.id)
  })
}
