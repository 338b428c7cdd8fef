import type { Upload } from '../../http/uploads.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import { getProgram } from '../programs/get-program.ts'
import { lockProgram, touchProgram } from '../programs/lock-program.ts'
import { checkRunsProgram } from '../programs/run-program.ts'
import type { NewLink, Program } from '../programs/schema.ts'

type NewMaterial = { kind: 'link'; link: NewLink } | { kind: 'attachment'; upload: Upload }

/** Adds a link or an uploaded file to a program. Errors: not_found, role_not_allowed. */
export function addMaterial(ctx: Ctx, program_id: string, material: NewMaterial): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    await lockProgram(ctx.db, program_id)
    const id = uuidv7()
    const common = { id, program_id, kind: material.kind, created_at: ctx.now }
    if (material.kind === 'link')
      await ctx.db
        .insertInto('material')
        .values({ ...common, ...material.link })
        .execute()
    else {
      const { key: storage_key, filename, media_type, size, sha256 } = material.upload
      await ctx.db
        .insertInto('material')
        .values({ ...common, title: filename, storage_key, filename, media_type, size, sha256 })
        .execute()
    }
    await touchProgram(ctx, program_id)
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'add_material',
      details: { material_id: id },
      visibility: 'staff',
    })
    return getProgram(ctx.db, ctx.actor, ctx.now, program_id)
  })
}
