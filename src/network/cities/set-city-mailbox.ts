import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { findCityMailbox } from './find-mailbox.ts'
import type { CityMailbox, NewCityMailbox } from './mailbox-schema.ts'
import { lockCity } from './queries.ts'

/** Sets the mailbox of a city. The history has no address. Errors: not_found, stale. */
export function setCityMailbox(
  ctx: Ctx,
  city_id: string,
  expected: Expected,
  { email, language = null, calls = true }: NewCityMailbox,
): Promise<CityMailbox> {
  return inTransaction(ctx, async (ctx) => {
    if (!(await lockCity(ctx.db, city_id))) throw notFound()
    const before = await findCityMailbox(ctx.db, city_id)
    checkVersion(expected, before?.version ?? 0)
    const row = { email, language, calls, version: (before?.version ?? 0) + 1, updated_at: ctx.now }
    await ctx.db
      .insertInto('city_mailbox')
      .values({ city_id, ...row })
      .onConflict((oc) => oc.column('city_id').doUpdateSet(row))
      .execute()
    await record(ctx, { subject: 'city', id: city_id, action: 'set_mailbox' })
    return { city_id, ...row }
  })
}
