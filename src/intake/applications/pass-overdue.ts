import { type Ctx, inTransaction } from '../../platform/context.ts'
import { assess } from '../eligibility/assess.ts'
import { type ApplicationReactions, judgeNoMore } from './application-reactions.ts'
import { listDueIds } from './due-ids.ts'
import { isJudged } from './lifecycle.ts'
import { lockApplication } from './lock-application.ts'
import { moveApplication } from './move-application.ts'

/** Finds returned applications that were not resubmitted by their due date. */
export async function findOverdue({ db, now }: Ctx, after: string | null, limit: number): Promise<string[]> {
  return (await listDueIds(db, { now, after, limit }, 'returned')).map(({ id }) => id)
}

/**
 * Moves an overdue application to review as it is, marked incomplete: completeness is a factor of the selection. A
 * program may make it ineligible instead. The report is frozen again, because the applicant may have corrected a part.
 */
export function passOverdue(ctx: Ctx, id: string, reactions: ApplicationReactions): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, id)
    if (application.status !== 'returned' || !application.return_due_at || application.return_due_at > ctx.now) return
    const report = await assess(ctx, { ...application, status: 'in_review' }, program)
    const { overdue = 'in_review' } = program.selection
    if (!isJudged(overdue)) await judgeNoMore(ctx, reactions, id)
    await moveApplication(ctx, application, program, {
      action: 'overdue',
      to: overdue,
      change: { incomplete: true, eligibility: report },
      facts: { due_at: application.return_due_at },
      details: { items: application.return_items },
    })
  })
}
