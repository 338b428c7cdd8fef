import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { getShortlist } from './get-shortlist.ts'
import { lockShortlist, updateShortlistRow } from './queries.ts'
import { refuseSameName, saveItems } from './save-items.ts'
import type { Shortlist, ShortlistChange } from './schema.ts'

/** Replaces a shortlist's name, note and applications. Errors: not_found, stale, content_invalid, shortlist_exists. */
export function updateShortlist(ctx: Ctx, id: string, expected: Expected, body: ShortlistChange): Promise<Shortlist> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShortlist(ctx.db, ctx.actor, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    const { name, note = null, application_ids } = body
    await refuseSameName(updateShortlistRow(ctx.db, id, { name, note, updated_at: ctx.now }))
    await saveItems(ctx, locked, application_ids)
    await record(ctx, {
      subject: 'program',
      id: locked.program_id,
      action: 'update_shortlist',
      details: { shortlist_id: id, size: application_ids.length },
      visibility: 'staff',
    })
    return getShortlist(ctx, id)
  })
}
