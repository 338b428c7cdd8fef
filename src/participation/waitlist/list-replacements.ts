import { getProgram } from '../../catalogue/programs/get-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Ctx } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/postgres/pages.ts'
import { listReplacementPage } from './queries.ts'

/** A page of the seats of a program that became free; a city sees its own. Errors: not_found, role_not_allowed. */
export async function listReplacements(ctx: Ctx, program_id: string, query: PageQuery) {
  const { db, actor, now } = ctx
  if (actor.role === 'city') await getProgram(db, actor, now, program_id)
  else await checkRunsProgram(ctx, program_id)
  const page = await listReplacementPage(db, actor, program_id, query)
  if (mayRead(actor, 'ranking')) return page
  return { ...page, items: page.items.map(({ promoted_id: _, ...item }) => item) }
}
