import { stageOf } from '../../catalogue/criteria/program-times.ts'
import type { Report } from '../../catalogue/criteria/report.ts'
import { failing } from '../../catalogue/forms/submission-errors.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { Problem } from '../../platform/problem.ts'
import { cityCapReached } from '../allocations/slot-ledger.ts'
import { lockAndAssess } from '../eligibility/assess.ts'
import { notEligible } from '../eligibility/not-eligible.ts'
import { checkCallNotOver } from './call-not-over.ts'
import { getApplication } from './get-application.ts'
import { targetOf } from './lifecycle.ts'
import type { ApplicationRow } from './lock-application.ts'
import { moveApplication } from './move-application.ts'

/** Refuses a submission whose report has unmet hard criteria. The call comes first: the applicant cannot correct it. */
async function checkReport(ctx: Ctx, application: ApplicationRow, program: PublishedProgram, report: Report) {
  const failed = failing(report)
  const call = failed.find(({ criterion }) => criterion === 'call_open')
  if (call) {
    const early = program.opens_at && ctx.now < program.opens_at && application.status === 'draft'
    throw new Problem(409, early ? 'call_not_open' : 'call_closed', call.message, { eligibility: report })
  }
  if (failed.length === 1 && failed[0]?.criterion === 'city_slot_free')
    throw await cityCapReached(ctx, program.id, application.city_id)
  if (failed.length > 0) throw notEligible(report)
}

const CORRECTED = { return_items: null, return_parts: null, return_due_at: null, incomplete: false }

/** Makes the operation of either action. Both judge the facts and freeze the report. */
export function submission(action: 'submit' | 'resubmit') {
  return (ctx: Ctx, id: string, expected?: Expected) =>
    inTransaction(ctx, async (ctx) => {
      const { application, program, assess } = await lockAndAssess(ctx, id)
      checkVersion(expected, application.version)
      // The deadline decides, whether or not the worker has made the draft lapse yet.
      if (application.status === 'lapsed' || (action === 'submit' && application.status === 'draft'))
        checkCallNotOver(program, ctx.now)
      targetOf(application.status, action, ctx.actor, stageOf(program, ctx.now))
      const report = assess()
      await checkReport(ctx, application, program, report)
      const submitted = action === 'submit' ? { submitted_at: ctx.now } : CORRECTED
      const [, moved] = await inOrder([
        moveApplication(ctx, application, program, {
          action,
          change: { ...submitted, eligibility: report },
          facts: { verdict: report.verdict },
        }),
        getApplication(ctx, id),
      ])
      return moved
    })
}
