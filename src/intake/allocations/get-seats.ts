import { sql } from 'kysely'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { notFound } from '../../platform/problem.ts'
import type { Seats } from './schema.ts'
import { usageOf } from './usage.ts'

const listSeated = (db: Db, program_id: string) =>
  db
    .selectFrom('seat')
    .innerJoin('city', 'city.id', 'seat.city_id')
    .select(['seat.city_id', 'city.name as city_name', sql<number>`count(*)::int`.as('used')])
    .where('seat.program_id', '=', program_id)
    .groupBy(['seat.city_id', 'city.name'])
    .orderBy('city.name')
    .orderBy('seat.city_id')
    .execute()

/** Counts the open decisions to select. Each takes a seat when it is released. */
const countHeld = (db: Db, program_id: string) =>
  db
    .selectFrom('decision')
    .innerJoin('application', 'application.id', 'decision.application_id')
    .select(sql<number>`count(*)::int`.as('held'))
    .where('application.program_id', '=', program_id)
    .where('application.status', '=', sql.lit('in_review'))
    .where('decision.outcome', '=', sql.lit('select'))
    .where('decision.release_id', 'is', null)
    .where('decision.voided_at', 'is', null)
    .executeTakeFirstOrThrow()

/** Counts the seats of a program, for an actor that runs it. Errors: not_found, role_not_allowed. */
export async function getSeats(ctx: Ctx, program_id: string): Promise<Seats> {
  await checkRunsProgram(ctx, program_id)
  const program = await ctx.db
    .selectFrom('program')
    .select(['seats as total', 'max_participants_per_city as cap'])
    .where('id', '=', program_id)
    .executeTakeFirst()
  if (!program) throw notFound()
  const { total, cap } = program
  const { held } = await countHeld(ctx.db, program_id)
  const cities = await listSeated(ctx.db, program_id)
  const used = cities.reduce((sum, city) => sum + city.used, 0)
  return {
    program_id,
    total,
    held,
    ...usageOf(total, used),
    cities: cities.map(({ used, ...city }) => ({ ...city, cap, used, over_by: usageOf(cap, used).over_by })),
  }
}
