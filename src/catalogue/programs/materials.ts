import type { Upload } from '../../http/uploads.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { getProgram, lockProgram, updateProgram } from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { NewLink, Program } from './schema.ts'

/** What an attachment, such as the details file, may be; at most 20 MB. */
export const ATTACHMENT = { accept: ['application/pdf', 'image/jpeg', 'image/png'], max_bytes: 20 * 1024 * 1024 }

type NewMaterial = { kind: 'link'; link: NewLink } | { kind: 'attachment'; upload: Upload }

/** Adds a link, or a file that was received. */
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
    await updateProgram(ctx.db, program_id, { updated_at: ctx.now })
    await record(ctx, {
      subject: 'program',
      id: program_id,
      program_id,
      action: 'add_material',
      details: { material_id: id },
      visibility: 'staff',
    })
    return getProgram(ctx.db, ctx.actor, ctx.now, program_id)
  })
}

/** Takes a material away; its bytes go with the next sweep of the file store. */
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
    await updateProgram(ctx.db, program_id, { updated_at: ctx.now })
    await record(ctx, {
      subject: 'program',
      id: program_id,
      program_id,
      action: 'delete_material',
      details: { material_id: id },
      visibility: 'staff',
    })
  })
}

/** The file of an attachment of a program that the actor can see. */
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
