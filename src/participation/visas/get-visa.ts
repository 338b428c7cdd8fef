import { getApplicationRow } from '../../intake/applications/get-application.ts'
import { latestSafeDates } from '../../intake/applications/latest-safe-dates.ts'
import type { Ctx } from '../../platform/context.ts'
import { nextVisaStatuses } from './lifecycle.ts'
import { findVisa } from './queries.ts'
import type { Visa } from './schema.ts'

/** How the visa of an application stands. Errors: not_found. */
export async function getVisa({ db, actor }: Ctx, application_id: string): Promise<Visa> {
  const { id } = await getApplicationRow(db, actor, application_id)
  const row = await findVisa(db, id)
  const latest = (await latestSafeDates(db, [id])).get(id) ?? null
  return {
    application_id: id,
    status: row?.status ?? null,
    is_needed: latest !== null,
    latest_safe_decision_date: latest,
    note: row?.note ?? null,
    allowed: nextVisaStatuses(row?.status ?? null, actor.role),
    version: row?.version ?? 0,
    updated_at: row?.updated_at ?? null,
  }
}
