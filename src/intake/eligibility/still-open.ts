import { stageOf } from '../../catalogue/criteria/program-times.ts'
import type { Ctx } from '../../platform/context.ts'
import { notAllowed, type Status } from '../applications/lifecycle.ts'

/** Refuses an action in a program that is over or cancelled. Errors: transition_not_allowed. */
export function checkStillOpen(
  { actor, now }: Ctx,
  wish: string,
  { status }: { status: Status },
  program: Parameters<typeof stageOf>[0],
): void {
  const stage = stageOf(program, now)
  if (stage === 'over' || stage === 'cancelled') throw notAllowed(status, wish, actor.role, stage)
}
