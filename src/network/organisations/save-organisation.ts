import { checkVersion } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { insertOrganisation, lockOrganisation, updateOrganisation } from './queries.ts'
import type { NewOrganisation, OrganisationChange } from './schema.ts'

export function createOrganisation(ctx: Ctx, organisation: NewOrganisation) {
  return inTransaction(ctx, async (ctx) => {
    const row = await insertOrganisation(ctx.db, {
      id: uuidv7(),
      ...organisation,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    await record(ctx, { subject: 'organisation', id: row.id, action: 'create' })
    return row
  })
}

/** Errors: not_found, stale. */
export function changeOrganisation(ctx: Ctx, id: string, expected: number | undefined, change: OrganisationChange) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOrganisation(ctx.db, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    await record(ctx, { subject: 'organisation', id, action: 'update', details: { changed: Object.keys(change) } })
    return updateOrganisation(ctx.db, id, { ...change, updated_at: ctx.now })
  })
}
