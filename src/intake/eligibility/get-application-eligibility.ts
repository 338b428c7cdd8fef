import type { Report } from '../../catalogue/criteria/report.ts'
import type { Ctx } from '../../platform/context.ts'
import { findApplication, getPublishedProgram } from '../applications/queries.ts'
import { assess } from './assess.ts'

/** The criteria of an application as they stand now, beside the report that was frozen at its submission. */
export async function getApplicationEligibility(
  ctx: Ctx,
  id: string,
): Promise<Report & { at_submission: Report | null }> {
  const application = await findApplication(ctx.db, ctx.actor, id)
  const program = await getPublishedProgram(ctx.db, application.program_id)
  return { ...(await assess(ctx, application, program)), at_submission: application.eligibility as Report | null }
}
