import type { Ctx } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { record } from '../../record/record.ts'
import type { NewAttestation } from './schema.ts'

/** Writes an attestation of a locked application, with its entry. Undefined: the criterion is already attested. */
export async function attest(
  ctx: Ctx,
  { id: application_id, program_id }: { id: string; program_id: string },
  { criterion, note = null }: NewAttestation,
) {
  const attestation = {
    id: uuidv7(),
    application_id,
    criterion,
    note,
    attested_by: ctx.actor.name,
    attested_at: ctx.now,
  }
  const made = await ctx.db
    .insertInto('attestation')
    .values({ ...attestation, attested_by_id: ctx.actor.id })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return undefined
  const details = { criterion }
  await record(ctx, { subject: 'application', id: application_id, program_id, action: 'attest', details })
  return attestation
}
