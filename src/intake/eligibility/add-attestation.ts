import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { lockApplication } from '../applications/lock-application.ts'
import type { NewAttestation } from './schema.ts'
import { checkStillOpen } from './still-open.ts'

/** Attests a claim of the applicant. Errors: not_found, transition_not_allowed, attestation_exists. */
export function addAttestation(ctx: Ctx, application_id: string, { criterion, note = null }: NewAttestation) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, application_id)
    checkStillOpen(ctx, 'attest', application, program)
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
    if (!made) throw new Problem(409, 'attestation_exists', 'This criterion is already attested for this application.')
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: program.id,
      action: 'attest',
      details: { criterion },
    })
    return attestation
  })
}
