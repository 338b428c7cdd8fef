import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { cityExists } from './city-exists.ts'
import { cityUpdated } from './events.ts'
import { periodsAfter } from './memberships-after.ts'
import { getCity, lockCity, replaceMemberships, reserveCityName, updateCityRow } from './queries.ts'
import type { City, CityChange } from './schema.ts'

/** Changes a city or its membership. Errors: not_found, stale, city_exists, content_invalid. */
export function updateCity(ctx: Ctx, id: string, expected: Expected, change: CityChange): Promise<City> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockCity(ctx.db, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    const { membership: _, memberships: __, ...fields } = change
    const before = await getCity(ctx.db, id)
    const named = { ...before, ...fields }
    const isRenamed = (['name', 'country', 'kind'] as const).some((part) => named[part] !== before[part])
    // A doublet of an earlier version can be changed without a new name.
    const same = isRenamed && (await reserveCityName(ctx.db, named.name, named.country, named.kind))
    if (same && same.id !== id) throw cityExists(same)
    const periods = periodsAfter(before.memberships, change)
    if (periods) await replaceMemberships(ctx.db, id, periods)
    await updateCityRow(ctx.db, id, { ...fields, updated_at: ctx.now })
    const after = await getCity(ctx.db, id)
    await record(ctx, {
      subject: 'city',
      id,
      action: 'update',
      event: cityUpdated({
        changed: Object.keys(change),
        ...(periods && { memberships: { from: before.memberships, to: after.memberships } }),
      }),
    })
    return after
  })
}
