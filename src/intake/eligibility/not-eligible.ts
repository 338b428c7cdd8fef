import type { Report } from '../../catalogue/criteria/report.ts'
import { Problem } from '../../platform/problem.ts'

/** The hard criteria that are not met. */
export const failing = (report: Report) =>
  report.criteria.filter(({ kind, outcome }) => kind === 'hard' && outcome === 'not_met')

/** The problem not_eligible. It names each unmet hard criterion and has the whole report. */
export const notEligible = (report: Report) =>
  new Problem(
    422,
    'not_eligible',
    failing(report)
      .map(({ message }) => message)
      .join(' '),
    { eligibility: report },
  )
