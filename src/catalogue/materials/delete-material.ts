import { type Ctx, inTransaction } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { lockProgram, touchProgram } from '../programs/lock-program.ts'
import { checkRunsProgram } from '../programs/run-program.ts'

/** Deletes a material. The next sweep of the file store deletes its file. Errors: not_found, role_not_allowed. */
export function deleteMaterial(ctx: Ctx, program_id: string, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    await lockProgram(ctx.db, program_id)
    const gone = await ctx.db
      .deleteFrom('material')
      .where('program_id', '=', program_id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!gone.numDeletedRows) throw notFound()
    await touchProgram(ctx, program_id)
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'delete_material',
      details: { material_id: id },
      visibility: 'staff',
    })
  })
}
