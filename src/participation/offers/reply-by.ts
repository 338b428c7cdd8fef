import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { instantOf } from '../../http/formats.ts'
import type { ApplicationRow } from '../../intake/applications/lock-application.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'

/**
 * Checks that an offer can still be accepted. The date decides, whether or not the worker has expired the offer yet.
 * Errors: offer_expired.
 */
export function checkReplyBy({ status, reply_by }: Pick<ApplicationRow, 'status' | 'reply_by'>, now: Instant): void {
  const wasOffered = status === 'offered' || status === 'offer_expired'
  if (wasOffered && reply_by && now >= reply_by)
    throw new Problem(409, 'offer_expired', `The offer could be answered until ${reply_by}.`, { reply_by })
}

/** The instant of a body, which must lie ahead, after `after` and not beyond the program. Errors: content_invalid. */
export function newReplyBy(
  wanted: string,
  program: Pick<PublishedProgram, 'ends_on' | 'timezone'>,
  { now, after = now }: { now: Instant; after?: Instant | undefined },
): Instant {
  const reply_by = instantOf(wanted)
  const end = programEndsAt(program)
  const refuse = (code: string, detail: string) => unprocessable([{ pointer: '/reply_by', code, detail }])
  if (reply_by <= now) throw refuse('past', 'must be in the future')
  if (reply_by <= after) throw refuse('order', `must be later than ${after}: staff can give more time, never less`)
  if (reply_by > end) throw refuse('after_end', `must be before the end of the program, ${end}`)
  return reply_by
}
