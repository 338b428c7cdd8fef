import type { Expected } from '../../http/etag.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { cancelInterviews } from '../interviews/cancel-interviews.ts'
import type { Ineligibility } from './schema.ts'

/**
 * Ends an application that does not meet these hard criteria. Frees its slot.
 * Errors: not_found, stale, transition_not_allowed, content_invalid.
 */
export const markIneligible = (ctx: Ctx, id: string, expected: Expected, { criteria, reason }: Ineligibility) =>
  takeAction(ctx, id, expected, 'mark_ineligible', async (ctx, { program }) => {
    const hard = program.criteria.filter(({ kind }) => kind === 'hard').map(({ criterion }) => criterion)
    const errors = criteria.flatMap((criterion, i) =>
      hard.includes(criterion)
        ? []
        : {
            pointer: `/criteria/${i}`,
            code: 'not_hard',
            detail: `is not a hard criterion of this program; these are: ${hard.join(', ')}`,
          },
    )
    if (errors.length > 0) throw unprocessable(errors)
    await cancelInterviews(ctx, [id])
    return { reason, facts: { criteria } }
  })
