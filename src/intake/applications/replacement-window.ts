import type { Ctx } from '../../platform/context.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'

const findOpen = (db: Db, program_id: string, city_id: string, application_id: string) =>
  db
    .selectFrom('replacement')
    .select(['ends_at', 'status'])
    .where('application_id', '=', application_id)
    .where('program_id', '=', program_id)
    .where('city_id', '=', city_id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * Until when a city can replace somebody who gave up a place of its own.
 * Errors: content_invalid if there is no such place, replacement_closed if it is not open any more.
 */
export async function openWindow({ db, now }: Ctx, program_id: string, city_id: string, id: string): Promise<Instant> {
  const found = await findOpen(db, program_id, city_id, id)
  if (!found) {
    const detail = 'is no application of this city that gave up a place in this program'
    throw unprocessable([{ pointer: '/replaces', code: 'unknown', detail }])
  }
  if (found.status !== 'open' || now >= found.ends_at) throw replacementClosed()
  return found.ends_at
}

export const replacementClosed = () =>
  new Problem(
    409,
    'replacement_closed',
    'The place does not belong to the city any more, or another nominee was submitted for it.',
  )

/** Turns the database's refusal of a second nominee for one place into a problem. Any other error is thrown as it is. */
export function explainClosed(error: unknown): never {
  throw (error as { constraint?: string }).constraint === 'replacement_open' ? replacementClosed() : error
}
