import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, type ProblemItem } from '../../platform/problem.ts'
import { assign } from './assign.ts'
import { type Assignment, balance, type Loaded, type Needing } from './balance.ts'
import { conflictOf } from './conflicts.ts'
import { listLoads, listNeeding, lockReviews } from './queries.ts'
import type { Assignments, NewAssignments } from './schema.ts'
import { reviewsOf } from './settings.ts'

const WORDS = {
  own_city: 'is of the same city as the nominee',
  own_country: 'is of the same country as the nominee, which the program does not allow',
  own_organisation: 'is of the same organisation as the nominee, by the e-mail address',
}

/** The refusals of assignments by hand. Each application has room for a number of reviews. */
function refusalsOf(
  items: readonly Assignment[],
  reviewers: Map<string, Loaded>,
  applications: Map<string, Needing>,
  notOwnCountry: boolean,
): ProblemItem[] {
  const taken = new Map<string, string[]>()
  return items.flatMap(({ application_id, reviewer_id }, i): ProblemItem[] => {
    const refused = (name: string, code: string, detail: string) => [{ pointer: `/items/${i}/${name}`, code, detail }]
    const [judge, nominee] = [reviewers.get(reviewer_id), applications.get(application_id)]
    if (!judge) return refused('reviewer_id', 'not_found', 'is no reviewer of this program')
    if (!nominee) return refused('application_id', 'not_found', 'is no application in review in this program')
    const before = taken.get(application_id) ?? []
    if (nominee.reviewers.includes(reviewer_id) || before.includes(reviewer_id))
      return refused('reviewer_id', 'duplicate', 'has, or had, a review of this application')
    if (before.length >= nominee.needs)
      return refused('application_id', 'reviews_full', 'has as many reviews as the program asks for')
    const conflict = conflictOf(judge, nominee, notOwnCountry)
    if (conflict) return refused('reviewer_id', conflict, WORDS[conflict])
    taken.set(application_id, [...before, reviewer_id])
    return []
  })
}

/**
 * Assigns reviews, by hand or balanced over all reviewers. One assignment at a time runs in a program, and the database
 * numbers the reviews of an application. Errors: not_found, role_not_allowed, assignments_refused with each refusal.
 */
export function assignReviews(ctx: Ctx, program_id: string, { items }: NewAssignments): Promise<Assignments> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    await lockReviews(ctx.db, program_id)
    const program = await sharePublishedProgram(ctx.db, program_id)
    const { per_application, not_own_country } = reviewsOf(program)
    const reviewers = await listLoads(ctx.db, program_id)
    const applications = await listNeeding(ctx.db, program_id, per_application)
    if (!items) {
      const { assigned, unfilled } = balance(reviewers, applications, not_own_country)
      await assign(ctx, program_id, assigned)
      return { program_id, assigned, unfilled }
    }
    // As Postgres spells them; RFC 9562 lets clients use either case.
    const wanted = items.map(({ application_id, reviewer_id }) => ({
      application_id: application_id.toLowerCase(),
      reviewer_id: reviewer_id.toLowerCase(),
    }))
    const known = new Map(reviewers.map((each) => [each.id, each]))
    const errors = refusalsOf(wanted, known, new Map(applications.map((each) => [each.id, each])), not_own_country)
    if (errors.length > 0)
      throw new Problem(409, 'assignments_refused', `Nothing was assigned: ${errors.length} are refused.`, { errors })
    await assign(ctx, program_id, wanted)
    return { program_id, assigned: wanted, unfilled: [] }
  })
}
