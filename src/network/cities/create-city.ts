import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import { cityExists } from './city-exists.ts'
import { cityCreated } from './events.ts'
import { membershipFaults, wholePeriod } from './memberships.ts'
import { refuseFaulty } from './memberships-after.ts'
import { getCity, insertCity, replaceMemberships, reserveCityName } from './queries.ts'
import type { City, NewCity } from './schema.ts'

/** Adds a city, and its first period of membership if one is given. Errors: city_exists, content_invalid. */
export function createCity(ctx: Ctx, city: NewCity): Promise<City> {
  return inTransaction(ctx, async (ctx) => {
    if (city.membership) refuseFaulty(membershipFaults(city.membership, '/membership', []))
    const { name, country, kind = 'city', aliases = [] } = city
    const same = await reserveCityName(ctx.db, name, country, kind)
    if (same) throw cityExists(same)
    const id = uuidv7()
    await insertCity(ctx.db, {
      id,
      name,
      country,
      kind,
      aliases,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    if (city.membership) await replaceMemberships(ctx.db, id, [wholePeriod(city.membership)])
    await record(ctx, { subject: 'city', id, action: 'create', event: cityCreated({}) })
    return getCity(ctx.db, id)
  })
}
