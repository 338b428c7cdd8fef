import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { TouchedByMove } from '../../catalogue/programs/touched-schema.ts'
import { startOfLocalDay } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { listBookedFrom } from './queries.ts'

/** Names the applications whose booked interview is not before the first day of the program any more. */
export async function lateForMove({ db }: Ctx, program: PublishedProgram): Promise<TouchedByMove> {
  const rows = await listBookedFrom(db, program.id, startOfLocalDay(program.starts_on, program.timezone))
  return { kind: 'interviews', application_ids: rows.map(({ application_id }) => application_id) }
}
