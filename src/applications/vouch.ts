import { waivableCriteria } from '../eligibility/criteria.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Problem, unprocessable } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import type { NewAttestation, NewWaiver } from './eligibility-schema.ts'
import { lockApplication } from './queries.ts'

/** Approves an exception to one criterion, with a reason and a name. Errors: waiver_exists, content_invalid. */
export function addWaiver(
  ctx: Ctx,
  application_id: string,
  { criterion, reason, approved_by = ctx.actor.name }: NewWaiver,
) {
  return inTransaction(ctx, async (ctx) => {
    const { program } = await lockApplication(ctx.db, ctx.actor, application_id)
    if (!waivableCriteria.includes(criterion))
      throw unprocessable([
        {
          pointer: '/criterion',
          code: 'not_waivable',
          detail: `cannot be waived; these can: ${waivableCriteria.join(', ')}`,
        },
      ])
    const waiver = {
      id: uuidv7(),
      application_id,
      criterion,
      reason,
      approved_by,
      granted_by: ctx.actor.name,
      granted_at: ctx.now,
    }
    const made = await ctx.db
      .insertInto('waiver')
      .values(waiver)
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Problem(409, 'waiver_exists', 'This criterion is waived for this application already.')
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: program.id,
      action: 'waive',
      event: 'application.waiver_granted',
      reason,
      details: { criterion },
      visibility: 'staff',
    })
    return waiver
  })
}

/** Vouches for what the applicant claimed. Errors: attestation_exists. */
export function addAttestation(ctx: Ctx, application_id: string, { criterion, note = null }: NewAttestation) {
  return inTransaction(ctx, async (ctx) => {
    const { program } = await lockApplication(ctx.db, ctx.actor, application_id)
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
      .values(attestation)
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Problem(409, 'attestation_exists', 'This was attested for this application already.')
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
