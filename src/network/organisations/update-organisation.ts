import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { lockOrganisation, updateOrganisationRow } from './queries.ts'
import type { OrganisationChange } from './schema.ts'

/** Changes an organisation. Errors: not_found, stale. */
export function updateOrganisation(ctx: Ctx, id: string, expected: Expected, change: OrganisationChange) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOrganisation(ctx.db, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    await record(ctx, { subject: 'organisation', id, action: 'update', details: { changed: Object.keys(change) } })
    return updateOrganisationRow(ctx.db, id, { ...change, updated_at: ctx.now })
  })
}
