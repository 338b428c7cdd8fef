import type { ApplicationRow } from '../../intake/applications/lock-application.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { Problem } from '../../platform/problem.ts'

/**
 * Checks that an offer can still be accepted. The date decides, whether or not the worker has expired the offer yet.
 * Errors: offer_expired.
 */
export function checkReplyBy({ status, reply_by }: Pick<ApplicationRow, 'status' | 'reply_by'>, now: Instant): void {
  const wasOffered = status === 'offered' || status === 'offer_expired'
  if (wasOffered && reply_by && now >= reply_by)
    throw new Problem(409, 'offer_expired', `The offer could be answered until ${reply_by}.`, { reply_by })
}
