import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import { getSeries, insertSeries } from './queries.ts'
import type { NewSeries, Series } from './schema.ts'
import { checkSeries, columnsOf, saveLists } from './series-parts.ts'

/** Adds a series. Errors: content_invalid. */
export function createSeries(ctx: Ctx, body: NewSeries): Promise<Series> {
  return inTransaction(ctx, async (ctx) => {
    await checkSeries(ctx, body)
    const id = uuidv7()
    await insertSeries(ctx.db, { id, ...columnsOf(body), title: body.title, created_at: ctx.now, updated_at: ctx.now })
    await saveLists(ctx, id, body)
    await record(ctx, { subject: 'series', id, action: 'create' })
    return getSeries(ctx.db, id)
  })
}
