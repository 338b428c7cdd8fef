import type { Report } from '../eligibility/report.ts'
import type { Ctx } from '../platform/context.ts'
import { unprocessable } from '../platform/problem.ts'
import { assess, assessClaims } from './assess.ts'
import type { EligibilityCheck } from './eligibility-schema.ts'
import { findApplication, getPublishedProgram } from './queries.ts'

/** May an official with these claims apply? Errors: content_invalid for a city that is not known. */
export async function checkEligibility(ctx: Ctx, program_id: string, claims: EligibilityCheck): Promise<Report> {
  const { knowsCity, ...report } = await assessClaims(ctx, program_id, claims)
  if (!knowsCity)
    throw unprocessable([{ pointer: '/city_id', code: 'unknown', detail: 'there is no city with this id' }])
  return report
}

/** The criteria of an application as they stand now, beside the report that was frozen at its submission. */
export async function getEligibility(ctx: Ctx, id: string): Promise<Report & { at_submission: Report | null }> {
  const application = await findApplication(ctx.db, ctx.actor, id)
  const program = await getPublishedProgram(ctx.db, application.program_id)
  return { ...(await assess(ctx, application, program)), at_submission: application.eligibility as Report | null }
}
