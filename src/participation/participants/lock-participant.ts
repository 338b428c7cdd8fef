import { stageOf } from '../../catalogue/criteria/program-times.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { type ApplicationRow, lockApplication } from '../../intake/applications/lock-application.ts'
import { type Ctx, underLock } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { findParticipant, type ParticipantRow } from './queries.ts'

export const notAParticipant = () =>
  new Problem(409, 'not_a_participant', 'The place of this application is not confirmed: there is no participant yet.')

/**
 * Locks the application of a participant, which guards the participant too, and takes the instant after the wait for it.
 * Errors: not_found, not_a_participant.
 */
export async function lockParticipant(
  outer: Ctx,
  id: string,
): Promise<{ ctx: Ctx; application: ApplicationRow; program: PublishedProgram; participant: ParticipantRow }> {
  const { application, program } = await lockApplication(outer.db, outer.actor, id)
  const ctx = await underLock(outer)
  const participant = await findParticipant(ctx.db, application.id)
  if (!participant || stageOf(program, ctx.now) === 'cancelled') throw notAParticipant()
  return { ctx, application, program, participant }
}
