import { stageOf } from '../../catalogue/criteria/program-times.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { type ApplicationRow, lockApplication } from '../../intake/applications/lock-application.ts'
import { type Ctx, underLock } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'

export interface Traveller {
  ctx: Ctx
  application: ApplicationRow
  program: PublishedProgram
}

/**
 * Locks the application of somebody who has accepted a place in a program that is not over. The context has the instant
 * after the wait for the lock. Errors: not_found, no_place.
 */
export async function lockTraveller(outer: Ctx, id: string): Promise<Traveller> {
  const { application, program } = await lockApplication(outer.db, outer.actor, id)
  const ctx = await underLock(outer)
  const { status } = application
  if (status !== 'accepted' && status !== 'confirmed')
    throw new Problem(409, 'no_place', `An application in state ${status} has no place to travel to.`)
  const stage = stageOf(program, ctx.now)
  if (stage === 'over' || stage === 'cancelled')
    throw new Problem(409, 'no_place', 'The program is over or cancelled: nobody travels to it.')
  return { ctx, application, program }
}
