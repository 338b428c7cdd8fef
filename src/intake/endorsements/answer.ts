import type { Ctx } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { attest } from '../eligibility/attest.ts'
import { voidAttestation } from '../eligibility/void-attestation.ts'
import { endorsementDeclined, endorsementGiven, endorsementWithdrawn } from './events.ts'
import { type EndorsementAction, endorsementAfter, isCurrent } from './lifecycle.ts'
import type { Nominee } from './lock-nominee.ts'
import { isOwnEndorsement } from './own-endorsement.ts'
import { type EndorsementRow, insertEndorsement, updateEndorsement } from './queries.ts'
import type { Endorser, GivenBy } from './schema.ts'

interface Answer {
  endorser: Endorser
  given_by: GivenBy
  form_checked?: boolean
  reason?: string | null
}

const EVENT = { endorse: endorsementGiven, decline: endorsementDeclined, withdraw: endorsementWithdrawn }
const HISTORY = {
  endorse: 'endorse',
  decline: 'decline_endorsement',
  withdraw: 'withdraw_endorsement',
} satisfies Partial<Record<EndorsementAction, string>>

/** The open request; without one, one that is made now: a city may answer before it is asked. */
async function openRequest({ db, actor, now }: Ctx, { application, last }: Nominee): Promise<EndorsementRow> {
  if (last && isCurrent(last.status)) return last
  return insertEndorsement(db, {
    id: uuidv7(),
    program_id: application.program_id,
    application_id: application.id,
    status: 'requested',
    requested_by: actor.name,
    requested_by_id: actor.id,
    requested_at: now,
  })
}

/**
 * Writes the answer of a city under the lock of the application. A nominee that is endorsed by somebody else has its
 * post attested. Errors: endorsement_exists, endorsement_state.
 */
export async function answerFor(
  ctx: Ctx,
  nominee: Nominee,
  action: 'endorse' | 'decline' | 'withdraw',
  { endorser, given_by, form_checked = false, reason = null }: Answer,
): Promise<EndorsementRow> {
  const { application } = nominee
  const before = nominee.last
  // Another focal point takes the place of an applicant who endorsed themselves.
  const isReplaced = before?.status === 'endorsed' && before.is_own && action === 'endorse'
  if (before?.status === 'endorsed' && action === 'endorse' && !isReplaced)
    throw new Problem(409, 'endorsement_exists', 'The city has endorsed this application.')
  if (isReplaced) await updateEndorsement(ctx.db, before, { status: endorsementAfter('endorsed', 'supersede') })
  const open = await openRequest(ctx, isReplaced ? { ...nominee, last: undefined } : nominee)
  const is_own = action === 'endorse' && isOwnEndorsement(endorser, application.applicant)
  const row = await updateEndorsement(ctx.db, open, {
    status: endorsementAfter(open.status, action),
    given_by,
    endorser_name: endorser.name,
    endorser_email: endorser.email,
    is_own,
    form_checked,
    reason,
    answered_by: ctx.actor.name,
    answered_by_id: ctx.actor.id,
    answered_at: ctx.now,
  })
  await record(ctx, {
    subject: 'application',
    id: application.id,
    program_id: application.program_id,
    action: HISTORY[action],
    event: EVENT[action]({ endorsement_id: row.id, city_id: application.city_id }),
    reason,
    details: { given_by },
  })
  if (action === 'endorse' && !is_own) await attest(ctx, application, { criterion: 'managerial_level', note: null })
  if (action === 'withdraw') await voidAttestation(ctx, application)
  return row
}
