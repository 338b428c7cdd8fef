import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import { insertOrganisation } from './queries.ts'
import type { NewOrganisation } from './schema.ts'

/** Adds an organisation. */
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
