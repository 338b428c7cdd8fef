import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import type { Expected } from '../../http/etag.ts'
import { instantOf } from '../../http/formats.ts'
import { namedParts } from '../../intake/applications/parts.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import type { ApplicationReturn } from './schema.ts'

const wrongDate = (code: string, detail: string) => unprocessable([{ pointer: '/due_at', code, detail }])

/**
 * Returns an application for correction of the named parts. A returned application gets a new list and a new date.
 * Errors: not_found, stale, transition_not_allowed, content_invalid.
 */
export const returnApplication = (ctx: Ctx, id: string, expected: Expected, body: ApplicationReturn) =>
  takeAction(ctx, id, expected, 'return', (ctx, { program }) => {
    const { items } = body
    const parts = namedParts(body)
    const due_at = instantOf(body.due_at)
    const end = programEndsAt(program)
    if (due_at <= ctx.now) throw wrongDate('past', 'must be in the future')
    if (due_at > end) throw wrongDate('after_end', `must be before the end of the program, ${end}`)
    return {
      change: { return_items: items, return_parts: parts, return_due_at: due_at, incomplete: false },
      facts: { ...(parts && { parts }), due_at },
      details: { items },
    }
  })
