import type { CriterionCode, Report } from '../../catalogue/criteria/report.ts'
import { submissionErrors } from '../../catalogue/forms/submission-errors.ts'
import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import { getApplicationRow } from '../applications/get-application.ts'
import { assess } from './assess.ts'
import type { ReportWithErrors } from './check-eligibility.ts'

/** The message and facts of these criteria contain data of the passport. */
const ON_PASSPORT: readonly CriterionCode[] = ['passport_validity', 'visa_lead_time']

const reportFor = (actor: Actor, report: Report): Report =>
  mayRead(actor, 'passport')
    ? report
    : { ...report, criteria: report.criteria.filter(({ criterion }) => !ON_PASSPORT.includes(criterion)) }

/** The report on an application now, and the report that was frozen at its submission. Errors: not_found. */
export async function getApplicationEligibility(
  ctx: Ctx,
  id: string,
): Promise<ReportWithErrors & { at_submission: Report | null }> {
  const { db, actor } = ctx
  const application = await getApplicationRow(db, actor, id)
  const program = await getPublishedProgram(db, application.program_id)
  const { eligibility } = application
  const now = reportFor(actor, await assess(ctx, application, program))
  return { ...now, errors: submissionErrors(now), at_submission: eligibility && reportFor(actor, eligibility) }
}
