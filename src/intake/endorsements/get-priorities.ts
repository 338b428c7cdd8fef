import type { Ctx } from '../../platform/context.ts'
import { checkCityOf } from './check-city-of.ts'
import { findPriorities } from './queries.ts'
import type { Priorities } from './schema.ts'

/** The order of a city's nominees in a program. Version 0: it was never set. Errors: not_found. */
export async function getPriorities(ctx: Ctx, program_id: string, city_id: string): Promise<Priorities> {
  await checkCityOf(ctx, program_id, city_id)
  return findPriorities(ctx.db, program_id, city_id)
}
