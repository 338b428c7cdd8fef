import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { findCityAndProgram } from './queries.ts'

/** Refuses all but the city itself and those who run the program. Errors: not_found, role_not_allowed. */
export async function checkCityOf(ctx: Ctx, program_id: string, city_id: string): Promise<void> {
  const { role, city_id: own } = ctx.actor
  if (role === 'city' && own !== city_id) throw notFound()
  if (!(await findCityAndProgram(ctx.db, program_id, city_id))) throw notFound()
  if (role !== 'city') await checkRunsProgram(ctx, program_id)
}
