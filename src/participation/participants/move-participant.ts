import type { ApplicationRow } from '../../intake/applications/lock-application.ts'
import type { Ctx } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { participantMoved } from './events.ts'
import { type ParticipantAction, participantAfter } from './lifecycle.ts'
import { type ParticipantRow, updateParticipant } from './queries.ts'

interface Move {
  action: ParticipantAction
  change?: { arrived_at?: string; ended_at?: string; is_checked?: boolean }
  reason?: string | null
  details?: Record<string, unknown>
}

/** Moves a participant under the lock of the application, with its history entry and its event. Errors: participant_state. */
export async function moveParticipant(
  ctx: Ctx,
  { id, program_id, city_id }: ApplicationRow,
  row: ParticipantRow,
  { action, change, reason, details }: Move,
): Promise<void> {
  const to = participantAfter(row.status, action, ctx.actor.role)
  await updateParticipant(ctx.db, row, { ...change, status: to, updated_at: ctx.now })
  await record(ctx, {
    subject: 'application',
    id,
    program_id,
    action: `participant_${action}`,
    event: participantMoved[to]({ city_id }, { from: row.status, to }),
    reason,
    details,
  })
}
