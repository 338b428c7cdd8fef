import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { conflictOf, type Judged } from '../reviews/conflicts.ts'
import { reviewsOf } from '../reviews/settings.ts'
import type { Interviewer } from './queries.ts'

/** The ids of the people who may interview a nominee: not of the same city or organisation, as for reviews. */
export const mayInterview = (people: readonly Interviewer[], nominee: Judged, program: PublishedProgram): string[] =>
  people
    .filter((judge) => conflictOf(judge, nominee, reviewsOf(program).not_own_country) === undefined)
    .map(({ id }) => id)
