import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { ApplicationRow } from '../../intake/applications/lock-application.ts'
import { type Ctx, system } from '../../platform/context.ts'
import type { ConditionStatus } from './lifecycle.ts'
import { findOffer, listConditions } from './queries.ts'
import { writeCondition } from './write-condition.ts'

/** The state of a visa changes a condition in these states. One that staff waived stays waived. */
const MOVED_BY: Record<'meet' | 'fail', readonly ConditionStatus[]> = {
  meet: ['open', 'failed'],
  fail: ['open', 'met'],
}

/**
 * Settles the condition `visa` of an accepted offer by what was told of the visa, if the offer has it. The caller has
 * locked the application.
 */
export async function settleVisaCondition(
  ctx: Ctx,
  application: ApplicationRow,
  program: PublishedProgram,
  action: 'meet' | 'fail',
  reason: string | null,
): Promise<void> {
  const offer = await findOffer(ctx.db, application.id)
  if (!offer) return
  const conditions = await listConditions(ctx.db, offer.id)
  const known = conditions.find(({ kind }) => kind === 'visa')
  if (!known || !MOVED_BY[action].includes(known.status)) return
  const locked = { application, program, offer, conditions }
  await writeCondition({ ...ctx, actor: system }, locked, 'visa', { action, reason })
}
