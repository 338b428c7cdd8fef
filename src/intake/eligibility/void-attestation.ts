import type { Ctx } from '../../platform/context.ts'
import { record } from '../../record/record.ts'

/** Deletes the attestation of the post, because the post has changed. */
export async function voidAttestation(ctx: Ctx, { id, program_id }: { id: string; program_id: string }): Promise<void> {
  const criterion = 'managerial_level'
  const gone = await ctx.db
    .deleteFrom('attestation')
    .where('application_id', '=', id)
    .where('criterion', '=', criterion)
    .executeTakeFirst()
  if (gone.numDeletedRows)
    await record(ctx, {
      subject: 'application',
      id,
      program_id,
      action: 'void_attestation',
      details: { criterion },
    })
}
