import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { partChanges } from '../programs/parts.ts'
import { getSeries, listSeriesParts, lockSeries, updateSeriesRow } from './queries.ts'
import type { Series, SeriesChange } from './schema.ts'
import { checkSeries, columnsOf, saveLists } from './series-parts.ts'

/** Changes a series. Errors: not_found, stale, content_invalid. */
export function updateSeries(ctx: Ctx, id: string, expected: Expected, body: SeriesChange): Promise<Series> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockSeries(ctx.db, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    await checkSeries(ctx, body)
    const parts = body.organisations ? await listSeriesParts(ctx.db, id) : []
    await updateSeriesRow(ctx.db, id, { ...columnsOf(body), updated_at: ctx.now })
    await saveLists(ctx, id, body)
    await record(ctx, {
      subject: 'series',
      id,
      action: 'update',
      details: {
        changed: Object.keys(body),
        ...(body.organisations && { organisations: partChanges(parts, body.organisations) }),
      },
    })
    return getSeries(ctx.db, id)
  })
}
