import { checkVersion } from '../http/etag.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { uuidv7 } from '../platform/ids.ts'
import { notFound, Problem, type ProblemItem, unprocessable } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import { getCity, holdCityName, insertCity, lockCity, updateCity, upsertMembership } from './queries.ts'
import type { City, CityChange, Membership, MembershipInput, NewCity } from './schema.ts'

const after = (a: string | null | undefined, b: string | null | undefined) => a && b && a > b

function checkMembership(period: MembershipInput, others: Membership[] = []) {
  const errors: ProblemItem[] = []
  const wrong = (member: string, detail: string) =>
    errors.push({ pointer: `/membership/${member}`, code: 'invalid', detail })
  if (after(period.from, period.until)) wrong('until', 'is before from')
  if (period.suspended_until && !period.suspended_from) wrong('suspended_from', 'is required with suspended_until')
  if (after(period.suspended_from, period.suspended_until)) wrong('suspended_until', 'is before suspended_from')
  const overlaps = others.some(
    (other) => other.from !== period.from && !after(other.from, period.until) && !after(period.from, other.until),
  )
  if (overlaps) wrong('from', 'overlaps another period of membership: end that one first')
  if (errors.length > 0) throw unprocessable(errors)
}

const exists = (city_id: string) =>
  new Problem(409, 'city_exists', 'A city of this name, country and kind is there already.', { city_id })

/** Adds a city, with its first period of membership. Errors: city_exists, content_invalid. */
export function createCity(ctx: Ctx, city: NewCity): Promise<City> {
  return inTransaction(ctx, async (ctx) => {
    if (city.membership) checkMembership(city.membership)
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
    if (city.membership) await upsertMembership(ctx.db, uuidv7(), id, city.membership)
    await record(ctx, { subject: 'city', id, action: 'create', event: 'city.created' })
    return getCity(ctx.db, id)
  })
}

/** Changes a city or its membership. Errors: stale, city_exists, content_invalid. */
export function changeCity(ctx: Ctx, id: string, expected: number | undefined, change: CityChange): Promise<City> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockCity(ctx.db, id)
    if (!locked) throw notFound()
    checkVersion(expected, locked.version)
    const { membership, ...fields } = change
    const before = await getCity(ctx.db, id)
    const named = { ...before, ...fields }
    const same = await holdCityName(ctx.db, named.name, named.country, named.kind)
    if (same && same.id !== id) throw exists(same.id)
    if (membership) {
      // What a correction does not mention stays: it must not end a suspension, nor a membership begin again.
      const period = { ...before.memberships.find(({ from }) => from === membership.from), ...membership }
      checkMembership(period, before.memberships)
      await upsertMembership(ctx.db, uuidv7(), id, period)
    }
    await updateCity(ctx.db, id, { ...fields, updated_at: ctx.now })
    await record(ctx, {
      subject: 'city',
      id,
      action: 'update',
      event: 'city.updated',
      details: { changed: Object.keys(change) },
    })
    return getCity(ctx.db, id)
  })
}
