import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { checkCityOf } from './check-city-of.ts'
import { prioritiesSet } from './events.ts'
import { findPriorities, listNominees, lockPriorities, writePriorities } from './queries.ts'
import type { Priorities } from './schema.ts'

const MISSING = 'must have all nominees of the city that are not decided; these are missing: '

function faultsOf(wanted: readonly string[], nominees: readonly { id: string; is_open: boolean }[]): ProblemItem[] {
  const known = new Set(nominees.map(({ id }) => id))
  const strangers = wanted.flatMap((id, i) =>
    known.has(id)
      ? []
      : {
          pointer: `/application_ids/${i}`,
          code: 'not_a_nominee',
          detail: 'is no nominee of this city in the program',
        },
  )
  const missing = nominees.filter(({ id, is_open }) => is_open && !wanted.includes(id)).map(({ id }) => id)
  return missing.length === 0
    ? strangers
    : [...strangers, { pointer: '/application_ids', code: 'incomplete_order', detail: MISSING + missing.join(', ') }]
}

/**
 * Sets the order in which a city wants its nominees, as a whole. Errors: not_found, stale, content_invalid.
 */
export function setPriorities(
  ctx: Ctx,
  program_id: string,
  city_id: string,
  expected: Expected,
  application_ids: string[],
): Promise<Priorities> {
  return inTransaction(ctx, async (ctx) => {
    const { db, actor, now } = ctx
    await checkCityOf(ctx, program_id, city_id)
    const before = await lockPriorities(db, program_id, city_id)
    checkVersion(expected, before)
    const faults = faultsOf(application_ids, await listNominees(db, program_id, city_id))
    if (faults.length > 0) throw unprocessable(faults)
    const by = { set_by: actor.name, set_by_id: actor.id, set_at: now }
    await writePriorities(db, { program_id, city_id, version: before + 1, ...by }, application_ids)
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'set_priorities',
      event: prioritiesSet({ city_id }),
      details: { application_ids },
    })
    return findPriorities(db, program_id, city_id)
  })
}
