import type { Expected } from '../../http/etag.ts'
import { namedParts } from '../../intake/applications/parts.ts'
import { takeAction } from '../../intake/applications/take-action.ts'
import type { Ctx } from '../../platform/context.ts'
import { correction } from './correction.ts'
import type { ApplicationReturn } from './schema.ts'

/**
 * Returns an application for correction of the named parts. A returned application gets a new list and a new date.
 * Errors: not_found, stale, transition_not_allowed, content_invalid.
 */
export const returnApplication = (ctx: Ctx, id: string, expected: Expected, body: ApplicationReturn) =>
  takeAction(ctx, id, expected, 'return', (ctx, { program }) =>
    correction(ctx, program, { items: body.items, parts: namedParts(body), due_at: body.due_at }),
  )
