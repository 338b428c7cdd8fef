import { type Ctx, inTransaction } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { lockApplication } from '../applications/lock-application.ts'
import { attest } from './attest.ts'
import type { NewAttestation } from './schema.ts'
import { checkStillOpen } from './still-open.ts'

/** Attests a claim of the applicant. Errors: not_found, transition_not_allowed, attestation_exists. */
export function addAttestation(ctx: Ctx, application_id: string, wanted: NewAttestation) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, application_id)
    checkStillOpen(ctx, 'attest', application, program)
    const attestation = await attest(ctx, application, wanted)
    if (attestation) return attestation
    throw new Problem(409, 'attestation_exists', 'This criterion is already attested for this application.')
  })
}
