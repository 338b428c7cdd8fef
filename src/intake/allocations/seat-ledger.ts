import { sql } from 'kysely'
import type { Db } from '../../platform/postgres/db.ts'
import { Problem } from '../../platform/problem.ts'
import { usageOf } from './usage.ts'

/** Counts the seats in use in a program, for each city. The database takes and frees them with the status (seat_follows_status). */
export async function countSeats(db: Db, program_id: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('seat')
    .select(['city_id', sql<number>`count(*)::int`.as('count')])
    .where('program_id', '=', program_id)
    .groupBy('city_id')
    .execute()
  return new Map(rows.map(({ city_id, count }) => [city_id, count]))
}

/** The numbers in a refusal by seats_within_limits. `used` does not count the wanted seats. */
interface Refusal {
  city_id?: string
  limit: number
  used: number
  wanted: number
}
type FromPostgres = { code?: string; constraint?: string; detail?: string }

/**
 * Turns the database's refusal of a seat into a problem for people. Any other error is thrown as it is.
 * Errors: seats_exceeded with `seats`, city_participants_exceeded with `city_id` and `participants`; both with `wanted`.
 */
export function explainRefusal(error: unknown): never {
  const { code, constraint, detail = '{}' } = error as FromPostgres
  if (code !== '23514' || (constraint !== 'seats_exceeded' && constraint !== 'city_participants_exceeded')) throw error
  const { city_id, limit, used, wanted }: Refusal = JSON.parse(detail)
  const usage = usageOf(limit, used)
  if (constraint === 'seats_exceeded')
    throw new Problem(
      409,
      'seats_exceeded',
      `${used} of the program’s ${limit} seats are taken, and ${wanted} more would be. Free a seat or raise the number of seats first.`,
      { seats: { total: limit, ...usage }, wanted },
    )
  throw new Problem(
    409,
    'city_participants_exceeded',
    `The city has ${used} of its ${limit} participants, and ${wanted} more would come. Free one of its seats or raise max_participants_per_city first.`,
    { city_id, participants: { cap: limit, ...usage }, wanted },
  )
}
