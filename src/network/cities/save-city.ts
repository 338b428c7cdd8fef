import { checkVersion } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { notFound, Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { membershipFaults, membershipsFaults, wholePeriod, withPeriod } from './memberships.ts'
import { getCity, holdCityName, insertCity, lockCity, replaceMemberships, updateCity } from './queries.ts'
import type { City, CityChange, Membership, NewCity } from './schema.ts'

function refuse(faults: ProblemItem[]) {
  if (faults.length > 0) throw unprocessable(faults)
}

const exists = (city_id: string) =>
  new Problem(409, 'city_exists', 'A city of this name, country and kind is there already.', { city_id })

/** Adds a city, with its first period of membership. Errors: city_exists, content_invalid. */
export function createCity(ctx: Ctx, city: NewCity): Promise<City> {
  return inTransaction(ctx, async (ctx) => {
    if (city.membership) refuse(membershipFaults(city.membership, '/membership', []))
    const { name, country, kind = 'city', aliases = [] } = city
    const same = await holdCityName(ctx.db, name, country, kind)
    if (same) throw exists(same.id)
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
    await record(ctx, { subject: 'city', id, action: 'create', event: 'city.created' })
    return getCity(ctx.db, id)
  })
}

/** The periods that a change asks for; undefined when it asks for none. Errors: content_invalid. */
function periodsAfter(before: Membership[], { membership, memberships }: CityChange): Membership[] | undefined {
  if (membership && memberships)
    refuse([{ pointer: '/memberships', code: 'conflict', detail: 'give either membership or memberships' }])
  if (memberships) {
    refuse(membershipsFaults(memberships))
    return memberships.map(wholePeriod)
  }
  if (!membership) return undefined
  const { period, others } = withPeriod(before, membership)
  refuse(membershipFaults(period, '/membership', others))
  return [...others, period]
}

/** Changes a city or its membership. Errors: stale, city_exists, content_invalid. */
export function changeCity(ctx: Ctx, id: string, expected: number | undefined, change: CityChange): Promise<City> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockCity(ctx.db, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    const { membership: _, memberships: __, ...fields } = change
    const before = await getCity(ctx.db, id)
    const named = { ...before, ...fields }
    const same = await holdCityName(ctx.db, named.name, named.country, named.kind)
    if (same && same.id !== id) throw exists(same.id)
    const periods = periodsAfter(before.memberships, change)
    if (periods) await replaceMemberships(ctx.db, id, periods)
    await updateCity(ctx.db, id, { ...fields, updated_at: ctx.now })
    const after = await getCity(ctx.db, id)
    await record(ctx, {
      subject: 'city',
      id,
      action: 'update',
      event: 'city.updated',
      details: {
        changed: Object.keys(change),
        ...(periods && { memberships: { from: before.memberships, to: after.memberships } }),
      },
    })
    return after
  })
}
