import type { Report } from '../../catalogue/criteria/report.ts'
import { submissionErrors } from '../../catalogue/forms/submission-errors.ts'
import type { Ctx } from '../../platform/context.ts'
import { type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { passportDateFaults } from '../applications/passport-dates.ts'
import { assessClaims } from './assess.ts'
import type { EligibilityCheck } from './schema.ts'

/** A report, with what a submission would be refused for as it stands. */
export type ReportWithErrors = Report & { errors: ProblemItem[] }

/** Judges whether an official with these claims may apply. Errors: not_found, content_invalid (an unknown city, an impossible passport). */
export async function checkEligibility(
  ctx: Ctx,
  program_id: string,
  claims: EligibilityCheck,
): Promise<ReportWithErrors> {
  const { knowsCity, ...report } = await assessClaims(ctx, program_id, claims)
  const faults = passportDateFaults(claims.passport, ctx.now)
  if (!knowsCity) faults.push({ pointer: '/city_id', code: 'unknown', detail: 'there is no city with this id' })
  if (faults.length > 0) throw unprocessable(faults)
  return { ...report, errors: submissionErrors(report) }
}
