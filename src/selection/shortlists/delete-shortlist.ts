import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { deleteShortlistRow, lockShortlist } from './queries.ts'

/** Deletes a shortlist. Its applications, and decisions that were made from it, stay. Errors: not_found, stale. */
export function deleteShortlist(ctx: Ctx, id: string, expected: Expected): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShortlist(ctx.db, ctx.actor, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    await deleteShortlistRow(ctx.db, id)
    await record(ctx, {
      subject: 'program',
      id: locked.program_id,
      action: 'delete_shortlist',
      details: { shortlist_id: id, size: locked.size },
      visibility: 'staff',
    })
  })
}
