import { waivableCriteria } from '../../catalogue/criteria/criteria.ts'
import { isNetworkRule } from '../../catalogue/criteria/network-rules.ts'
import type { CriterionCode } from '../../catalogue/criteria/report.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { isBoundByNetwork } from '../../permissions/acts.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { lockApplication } from '../applications/lock-application.ts'
import { waiverGranted } from './events.ts'
import type { NewWaiver } from './schema.ts'
import { checkStillOpen } from './still-open.ts'

/** Why an actor cannot waive a criterion; undefined: it can. Only the secretariat waives a rule of the network. */
function whyNot(
  { actor }: Ctx,
  program: PublishedProgram,
  criterion: CriterionCode,
): Pick<ProblemItem, 'code' | 'detail'> | undefined {
  if (!waivableCriteria.includes(criterion))
    return { code: 'not_waivable', detail: `cannot be waived; these can: ${waivableCriteria.join(', ')}` }
  if (isBoundByNetwork(actor) && isNetworkRule(program, criterion))
    return { code: 'network_rule', detail: 'is a rule of the network: only the secretariat may waive it' }
  return undefined
}

/**
 * Grants a waiver of one criterion, with a reason and the name of the approver.
 * Errors: not_found, transition_not_allowed, waiver_exists, content_invalid.
 */
export function addWaiver(
  ctx: Ctx,
  application_id: string,
  { criterion, reason, approved_by = ctx.actor.name }: NewWaiver,
) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, application_id)
    checkStillOpen(ctx, 'waive', application, program)
    const refusal = whyNot(ctx, program, criterion)
    if (refusal) throw unprocessable([{ pointer: '/criterion', ...refusal }])
    const waiver = {
      id: uuidv7(),
      application_id,
      criterion,
      reason,
      approved_by,
      granted_by: ctx.actor.name,
      granted_at: ctx.now,
    }
    const made = await ctx.db
      .insertInto('waiver')
      .values({ ...waiver, granted_by_id: ctx.actor.id })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Problem(409, 'waiver_exists', 'This criterion is already waived for this application.')
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: program.id,
      action: 'waive',
      event: waiverGranted({ criterion }),
      reason,
      visibility: 'staff',
    })
    return waiver
  })
}
