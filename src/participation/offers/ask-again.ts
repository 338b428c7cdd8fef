import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { TouchedByMove } from '../../catalogue/programs/touched-schema.ts'
import type { Ctx } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { offerChanged } from './events.ts'
import { markChanged } from './queries.ts'

/**
 * Asks everyone with an offer or a place again after the program has moved. They keep it meanwhile. The caller has locked
 * the program, so that nobody accepts at the same time.
 */
export async function askAgain(
  ctx: Ctx,
  { id: program_id }: PublishedProgram,
  changed: string[],
): Promise<TouchedByMove> {
  const rows = await markChanged(ctx.db, { program_id, changed, now: ctx.now })
  await record(
    ctx,
    ...rows.map(({ id: offer_id, application_id: id, city_id }) => ({
      subject: 'application' as const,
      id,
      program_id,
      action: 'ask_again',
      event: offerChanged({ offer_id, city_id, changed }),
    })),
  )
  return { kind: 'offers', application_ids: rows.map(({ application_id }) => application_id).sort() }
}
