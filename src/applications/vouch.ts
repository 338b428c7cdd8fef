import { waivableCriteria } from '../eligibility/criteria.ts'
import { isNetworkRule } from '../eligibility/network-rules.ts'
import { stageOf } from '../eligibility/program-times.ts'
import type { CriterionCode } from '../eligibility/report.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Problem, type ProblemItem, unprocessable } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import type { NewAttestation, NewWaiver } from './eligibility-schema.ts'
import { notAllowed, type Status } from './lifecycle.ts'
import { lockApplication, type ProgramRow } from './queries.ts'

/** Why an actor cannot waive a criterion; undefined when it can. An exception to a rule of the network is the network's to make. */
function whyNot(
  { actor }: Ctx,
  program: ProgramRow,
  criterion: CriterionCode,
): Pick<ProblemItem, 'code' | 'detail'> | undefined {
  if (!waivableCriteria.includes(criterion))
    return { code: 'not_waivable', detail: `cannot be waived; these can: ${waivableCriteria.join(', ')}` }
  if (actor.organisation_id && isNetworkRule(program, criterion))
    return { code: 'network_rule', detail: 'is a rule of the network: only the secretariat makes an exception to it' }
  return undefined
}

function checkStillOpen(
  { actor, now }: Ctx,
  wish: string,
  { status }: { status: Status },
  program: Parameters<typeof stageOf>[0],
): void {
  const stage = stageOf(program, now)
  if (stage === 'over' || stage === 'cancelled') throw notAllowed(status, wish, actor.role, stage)
}

/** Approves an exception to one criterion, with a reason and a name. Errors: waiver_exists, content_invalid. */
export function addWaiver(
  ctx: Ctx,
  application_id: string,
  { criterion, reason, approved_by = ctx.actor.name }: NewWaiver,
) {
  return inTransaction(ctx, async (ctx) => {
    const { application, program } = await lockApplication(ctx.db, ctx.actor, application_id)
    checkStillOpen(ctx, 'waive', application, program)
    const refusal = whyNot(ctx, program, criterion)
    if (refusal) throw unprocessable([{ pointer: '/criterion', ...refusal }])
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

/** The post is another one now: nobody has vouched for it. */
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
