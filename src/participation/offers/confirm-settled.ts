import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { type Movable, moveApplication } from '../../intake/applications/move-application.ts'
import { type Ctx, system } from '../../platform/context.ts'
import { type ConditionStatus, isSettled } from './lifecycle.ts'

/** Confirms an accepted place when nothing is missing any more, in the transaction that settled the last of it. */
export async function confirmSettled(
  ctx: Ctx,
  application: Movable,
  program: PublishedProgram,
  conditions: readonly { status: ConditionStatus }[],
): Promise<void> {
  if (application.status !== 'accepted') return
  if (!isSettled(conditions, program.selection.participation?.conditions)) return
  await moveApplication({ ...ctx, actor: system }, application, program, { action: 'confirm' })
}
