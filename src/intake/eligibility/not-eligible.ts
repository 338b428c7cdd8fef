import type { Report } from '../../catalogue/criteria/report.ts'
import { failing, submissionErrors } from '../../catalogue/forms/submission-errors.ts'
import { Problem } from '../../platform/problem.ts'

/** The problem not_eligible. It names each unmet hard criterion, points at each fault, and has the whole report. */
export const notEligible = (report: Report) =>
  new Problem(
    422,
    'not_eligible',
    failing(report)
      .map(({ message }) => message)
      .join(' '),
    { errors: submissionErrors(report), eligibility: report },
  )
