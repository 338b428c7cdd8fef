import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { getApplicationRow } from '../applications/get-application.ts'
import { present } from './present.ts'
import { findEndorsement } from './queries.ts'
import type { Endorsement } from './schema.ts'

/** The last endorsement of an application. Errors: not_found, also if nobody asked for one. */
export async function getEndorsement({ db, actor }: Ctx, application_id: string): Promise<Endorsement> {
  const { city_id } = await getApplicationRow(db, actor, application_id)
  const row = await findEndorsement(db, application_id)
  if (!row) throw notFound()
  return present(row, city_id, actor)
}
