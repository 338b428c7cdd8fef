import { isDeepStrictEqual } from 'node:util'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { createCity } from './create-city.ts'
import { periodsAfter } from './memberships-after.ts'
import { getCity, reserveCityName } from './queries.ts'
import type { City, CityChange, CityKind, NewCity } from './schema.ts'
import { updateCity } from './update-city.ts'

const KINDS: CityKind[] = ['city', 'region', 'district']
export type ImportOutcome = 'created' | 'updated' | 'unchanged'

/** The city that has the name in the country. A kind that is not given may be any. */
async function findSame(ctx: Ctx, { name, country, kind }: NewCity): Promise<City | undefined> {
  for (const each of kind ? [kind] : KINDS) {
    const same = await reserveCityName(ctx.db, name, country, each)
    if (same) return getCity(ctx.db, same.id)
  }
  return undefined
}

/**
 * Adds a city, or brings the known city of this name and country to the given facts; what is left out stays as it is.
 * A second import changes nothing. Errors: content_invalid.
 */
export function importCity(ctx: Ctx, wanted: NewCity): Promise<ImportOutcome> {
  return inTransaction(ctx, async (ctx) => {
    const known = await findSame(ctx, wanted)
    if (!known) {
      await createCity(ctx, wanted)
      return 'created'
    }
    const { aliases, membership } = wanted
    const periods = membership ? periodsAfter(known.memberships, { membership }) : undefined
    const change: CityChange = {
      ...(aliases && !isDeepStrictEqual(aliases, known.aliases) && { aliases }),
      ...(membership && !isDeepStrictEqual(sorted(periods ?? []), sorted(known.memberships)) && { membership }),
    }
    if (Object.keys(change).length === 0) return 'unchanged'
    await updateCity(ctx, known.id, undefined, change)
    return 'updated'
  })
}

const sorted = (periods: City['memberships']) =>
  periods.map((each) => ({ ...each })).sort((a, b) => (a.from < b.from ? -1 : 1))
