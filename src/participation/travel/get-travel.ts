import { getPublishedProgram, type PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { getApplicationRow } from '../../intake/applications/get-application.ts'
import { localDate } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { notFound } from '../../platform/problem.ts'
import { findTravel } from './queries.ts'
import type { Travel } from './schema.ts'

/** Whether a change of a participant is a request: from the local day that the program names. */
export function isFrozen({ selection, timezone }: PublishedProgram, now: Instant): boolean {
  const day = selection.travel?.frozen_on
  return day != null && localDate(now, timezone) >= day
}

/** The travel details of an application. Errors: not_found, also if nobody has told any. */
export async function getTravel({ db, actor, now }: Ctx, application_id: string): Promise<Travel> {
  const { id, program_id } = await getApplicationRow(db, actor, application_id)
  const program = await getPublishedProgram(db, program_id)
  const row = await findTravel(db, id)
  if (!row) throw notFound()
  const { details, requested, requested_at, version, created_at, updated_at } = row
  const at = { version, created_at, updated_at }
  return {
    application_id: id,
    program_id,
    ...details,
    is_frozen: isFrozen(program, now),
    requested,
    requested_at,
    ...at,
  }
}
