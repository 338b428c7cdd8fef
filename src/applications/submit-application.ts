import { stageOf } from '../eligibility/program-times.ts'
import type { Report } from '../eligibility/report.ts'
import { checkVersion } from '../http/etag.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { inOrder } from '../platform/pipeline.ts'
import { Problem } from '../platform/problem.ts'
import { lockAndAssess } from './assess.ts'
import { targetOf } from './lifecycle.ts'
import { moveApplication } from './move-application.ts'
import { type ApplicationRow, getApplication, type ProgramRow } from './queries.ts'
import { cityCapReached } from './slot-ledger.ts'
import { checkCallNotOver } from './start-application.ts'

export const failing = (report: Report) =>
  report.criteria.filter(({ kind, outcome }) => kind === 'hard' && outcome === 'not_met')

export const notEligible = (report: Report) =>
  new Problem(
    422,
    'not_eligible',
    failing(report)
      .map(({ message }) => message)
      .join(' '),
    { eligibility: report },
  )

/** Refuses what the report does not allow: time and places first, since nothing can be mended there. */
async function checkReport(ctx: Ctx, application: ApplicationRow, program: ProgramRow, report: Report) {
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

function handIn(action: 'submit' | 'resubmit') {
  return (ctx: Ctx, id: string, expected?: number) =>
    inTransaction(ctx, async (ctx) => {
      const { application, program, assess } = await lockAndAssess(ctx, id)
      checkVersion(expected, application.version)
      // Told by the deadline, whether the draft has lapsed by now or not.
      if (application.status === 'lapsed' || (action === 'submit' && application.status === 'draft'))
        checkCallNotOver(program, ctx.now)
      targetOf(application.status, action, ctx.actor, stageOf(program, ctx.now))
      const report = assess()
      await checkReport(ctx, application, program, report)
      const submitted = action === 'submit' ? { submitted_at: ctx.now } : CORRECTED
      const [, moved] = await inOrder([
        moveApplication(ctx, application, program, {
          action,
          change: { ...submitted, eligibility: JSON.stringify(report) },
          details: { verdict: report.verdict },
        }),
        getApplication(ctx, id),
      ])
      return moved
    })
}

/**
 * Hands a draft to the secretariat. The city's slot is taken here, and the report is frozen with the facts it used.
 * Errors: transition_not_allowed, call_closed, call_not_open, city_cap_reached, not_eligible.
 */
export const submitApplication = handIn('submit')

/** Hands in again what was returned, until the date given, whether the call is open or not. Errors: as at submission. */
export const resubmitApplication = handIn('resubmit')
