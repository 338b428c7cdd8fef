import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import { hasMailbox } from '../../network/cities/find-mailbox.ts'
import { mayRead } from '../../permissions/fields.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { derivedLinkToken, type Secrets } from '../../platform/secrets.ts'
import { record } from '../../record/record.ts'
import { endorsementRequested } from './events.ts'
import { endorsementAfter } from './lifecycle.ts'
import { lockNominee } from './lock-nominee.ts'
import { present } from './present.ts'
import { insertEndorsement, updateEndorsement } from './queries.ts'
import type { Endorsement } from './schema.ts'

const LINK_DAYS = 14
const DAY_MS = 24 * 3_600_000

/**
 * Asks the city for its word. Those who run the program get a one-time link for a focal point without a key, and so does
 * the mailbox of the city, by mail; the applicant never gets one. A new request of theirs replaces an open one and its link; the applicant's leaves it as it
 * is, so that a link that the city holds goes on working.
 * Errors: not_found, transition_not_allowed, endorsement_exists.
 */
export function requestEndorsement(
  ctx: Ctx,
  secrets: Secrets,
  application_id: string,
): Promise<Endorsement & { token?: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { db, actor, now } = ctx
    const { application, program, last } = await lockNominee(ctx, application_id, 'request_endorsement')
    if (last?.status === 'endorsed' && !last.is_own)
      throw new Problem(409, 'endorsement_exists', 'The city has endorsed this application.')
    const givesLink = mayRead(actor, 'screening')
    if (last?.status === 'requested' && !givesLink) return present(last, application.city_id, actor)
    if (last?.status === 'requested' || last?.status === 'endorsed')
      await updateEndorsement(db, last, { status: endorsementAfter(last.status, 'supersede') })
    const id = uuidv7()
    // A city with a mailbox gets the link by mail, whoever asks for the endorsement.
    const hasLink = givesLink || (await hasMailbox(db, application.city_id))
    const token = hasLink ? derivedLinkToken(secrets, 'endorsement', id) : undefined
    const ends = Math.min(Date.parse(now) + LINK_DAYS * DAY_MS, Date.parse(programEndsAt(program)))
    const row = await insertEndorsement(db, {
      id,
      program_id: application.program_id,
      application_id,
      status: 'requested',
      requested_by: actor.name,
      requested_by_id: actor.id,
      requested_at: now,
      ...(token && { link_hash: secrets.hash(token), link_expires_at: new Date(ends).toISOString() }),
    })
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: application.program_id,
      action: 'request_endorsement',
      event: endorsementRequested({ endorsement_id: row.id, city_id: application.city_id }),
    })
    return { ...present(row, application.city_id, actor), ...(givesLink && token && { token }) }
  })
}
