import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { isLiving, notAllowed } from '../applications/lifecycle.ts'
import { type ApplicationRow, lockApplication } from '../applications/lock-application.ts'
import { checkStillOpen } from '../eligibility/still-open.ts'
import { type EndorsementRow, findEndorsement } from './queries.ts'

export interface Nominee {
  application: ApplicationRow
  program: PublishedProgram
  /** The last endorsement; undefined: none was asked for or given. */
  last: EndorsementRow | undefined
}

/**
 * Locks an application that the city may still endorse, and reads its last endorsement: the lock guards both.
 * Errors: not_found, transition_not_allowed.
 */
export async function lockNominee(ctx: Ctx, application_id: string, wish: string): Promise<Nominee> {
  const { application, program } = await lockApplication(ctx.db, ctx.actor, application_id)
  checkStillOpen(ctx, wish, application, program)
  if (!isLiving(application.status)) throw notAllowed(application.status, wish, ctx.actor.role, 'program')
  return { application, program, last: await findEndorsement(ctx.db, application_id) }
}
