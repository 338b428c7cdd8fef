import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { isJudged, notAllowed } from '../../intake/applications/lifecycle.ts'
import { type ApplicationRow, lockApplication } from '../../intake/applications/lock-application.ts'
import { checkStillOpen } from '../../intake/eligibility/still-open.ts'
import { type Actor, type Ctx, underLock } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { findInterview, type InterviewRow } from './queries.ts'

export interface Locked {
  /** With the time under the lock. */
  ctx: Ctx
  application: ApplicationRow
  program: PublishedProgram
  interview: InterviewRow
}

/**
 * Locks an application that is judged, and reads its last interview: the lock guards both. `by` sees the application.
 * Errors: not_found, transition_not_allowed, not_invited.
 */
export async function lockInterview(
  ctx: Ctx,
  application_id: string,
  wish: string,
  by: Actor = ctx.actor,
): Promise<Locked> {
  const { application, program } = await lockApplication(ctx.db, by, application_id)
  ctx = await underLock(ctx)
  checkStillOpen(ctx, wish, application, program)
  const interview = await findInterview(ctx.db, application.id)
  if (!isJudged(application.status) && interview?.status !== 'held')
    throw notAllowed(application.status, wish, ctx.actor.role, 'program')
  if (!interview) throw new Problem(409, 'not_invited', 'The applicant is not invited to an interview.')
  return { ctx, application, program, interview }
}

/** Refuses an applicant whose interview has begun: only staff can change it then. Errors: interview_time. */
export function refuseBegun({ actor, now }: Ctx, { starts_at }: InterviewRow): void {
  if (actor.role === 'applicant' && starts_at && starts_at <= now)
    throw new Problem(409, 'interview_time', 'The interview has begun: it can no longer be changed.')
}
