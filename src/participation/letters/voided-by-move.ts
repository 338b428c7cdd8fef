import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { TouchedByMove } from '../../catalogue/programs/touched-schema.ts'
import type { Ctx } from '../../platform/context.ts'
import { listVoidedAt } from './queries.ts'

/** Names the applications whose letters the change of this moment has made void. */
export const voidedByMove = async ({ db, now }: Ctx, { id }: PublishedProgram): Promise<TouchedByMove> => ({
  kind: 'letters',
  application_ids: [...new Set((await listVoidedAt(db, id, now)).map(({ application_id }) => application_id))],
})
