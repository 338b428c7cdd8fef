import type { Ctx } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { findKnown } from '../programs/find-known.ts'
import { replaceEditions, replaceSeriesParts } from './queries.ts'
import type { SeriesChange } from './schema.ts'

/** Refuses unknown organisations, and past editions that end before they start. Errors: content_invalid. */
export async function checkSeries(ctx: Ctx, { organisations = [], past_editions = [] }: SeriesChange) {
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

/** Replaces the lists that a body gives. */
export async function saveLists(ctx: Ctx, id: string, { organisations, past_editions }: SeriesChange) {
  if (organisations) await replaceSeriesParts(ctx.db, id, organisations)
  if (past_editions)
    await replaceEditions(
      ctx.db,
      id,
      past_editions.map((edition) => ({ id: uuidv7(), ...edition })),
    )
}

/** The columns that a body sets. */
export const columnsOf = ({ organisations: _, past_editions: __, testimonials, ...plain }: SeriesChange) => ({
  ...plain,
  ...(testimonials && { testimonials: JSON.stringify(testimonials) }),
})
