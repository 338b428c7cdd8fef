import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { getProgram } from '../programs/get-program.ts'

/** The file of an attachment, if the actor may see its program. Errors: not_found. */
export async function getMaterialFile(ctx: Ctx, program_id: string, id: string) {
  await getProgram(ctx.db, ctx.actor, ctx.now, program_id)
  const row = await ctx.db
    .selectFrom('material')
    .select(['storage_key', 'filename', 'media_type', 'size'])
    .where('program_id', '=', program_id)
    .where('id', '=', id)
    .where('storage_key', 'is not', null)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row as { storage_key: string; filename: string; media_type: string; size: number }
}
