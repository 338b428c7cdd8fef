import { checkVersion } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { notFound, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { partChanges } from '../programs/parts.ts'
import { findKnown } from '../programs/queries.ts'
import {
  getSeries,
  insertSeries,
  listSeriesParts,
  lockSeries,
  replaceEditions,
  replaceSeriesParts,
  updateSeries,
} from './queries.ts'
import type { NewSeries, Series, SeriesChange } from './schema.ts'

async function checkSeries(ctx: Ctx, { organisations = [], past_editions = [] }: SeriesChange) {
  const known = await findKnown(
    ctx.db,
    'organisation',
    organisations.map((part) => part.organisation_id),
  )
  const faults: ProblemItem[] = []
  organisations.forEach(({ organisation_id }, i) => {
    if (!known.includes(organisation_id))
      faults.push({
        pointer: `/organisations/${i}/organisation_id`,
        code: 'unknown',
        detail: 'there is no organisation with this id',
      })
  })
  past_editions.forEach(({ starts_on, ends_on }, i) => {
    if (starts_on && ends_on && ends_on < starts_on)
      faults.push({ pointer: `/past_editions/${i}/ends_on`, code: 'order', detail: 'is before starts_on' })
  })
  if (faults.length > 0) throw unprocessable(faults)
}

async function saveLists(ctx: Ctx, id: string, { organisations, past_editions }: SeriesChange) {
  if (organisations) await replaceSeriesParts(ctx.db, id, organisations)
  if (past_editions)
    await replaceEditions(
      ctx.db,
      id,
      past_editions.map((edition) => ({ id: uuidv7(), ...edition })),
    )
}

const columnsOf = ({ organisations: _, past_editions: __, testimonials, ...plain }: SeriesChange) => ({
  ...plain,
  ...(testimonials && { testimonials: JSON.stringify(testimonials) }),
})

/** Errors: content_invalid. */
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

/** Errors: not_found, stale, content_invalid. */
export function changeSeries(ctx: Ctx, id: string, expected: number | undefined, body: SeriesChange): Promise<Series> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockSeries(ctx.db, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    await checkSeries(ctx, body)
    const parts = body.organisations ? await listSeriesParts(ctx.db, id) : []
    await updateSeries(ctx.db, id, { ...columnsOf(body), updated_at: ctx.now })
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
