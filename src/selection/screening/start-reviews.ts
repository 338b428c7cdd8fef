import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { moveApplications } from '../../intake/applications/move-application.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem, type ProblemItem } from '../../platform/problem.ts'
import { lockForReview } from './queries.ts'
import type { NewReviewStarts, ReviewStarts } from './schema.ts'

const AT_MOST = 1000

type Locked = Awaited<ReturnType<typeof lockForReview>>[number]

function refusalsOf(ids: readonly string[], found: Map<string, Locked>): ProblemItem[] {
  return ids.flatMap((id, i) => {
    const pointer = `/application_ids/${i}`
    const row = found.get(id)
    if (!row) return { pointer, code: 'not_found', detail: 'is no application of this program' }
    if (row.status === 'submitted') return []
    const detail = `is in state ${row.status}: only a submitted application goes into review`
    return { pointer, code: 'transition_not_allowed', detail, params: { from: row.status } }
  })
}

const inOrder = (one: Locked, other: Locked) => (String(one.submitted_at) < String(other.submitted_at) ? -1 : 1)

/**
 * Moves many submitted applications into review, all or none. Errors: not_found, role_not_allowed, program_status,
 * transition_not_allowed if the program is over, reviews_refused with each refusal.
 */
export function startReviews(
  ctx: Ctx,
  program_id: string,
  { application_ids }: NewReviewStarts,
): Promise<ReviewStarts> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const program = await sharePublishedProgram(ctx.db, program_id)
    const { status } = program
    if (status !== 'published')
      throw new Problem(409, 'program_status', `The program is ${status}: nothing can go into review.`)
    // As Postgres spells them; RFC 9562 lets clients use either case.
    const ids = application_ids?.map((id) => id.toLowerCase()) ?? null
    const rows = await lockForReview(ctx.db, program_id, ids, AT_MOST)
    const errors = ids ? refusalsOf(ids, new Map(rows.map((row) => [row.id, row]))) : []
    if (errors.length > 0)
      throw new Problem(409, 'reviews_refused', `Nothing was moved: ${errors.length} cannot go into review.`, {
        errors,
      })
    // One that left the state while this waited for its lock is left out of "all".
    const submitted = rows.filter(({ status }) => status === 'submitted').sort(inOrder)
    await moveApplications(ctx, submitted, program, { action: 'start_review' })
    const moved = submitted.map(({ id }) => id)
    return { program_id, started: moved.length, application_ids: moved }
  })
}
