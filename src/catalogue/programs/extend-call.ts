import type { Expected } from '../../http/etag.ts'
import { instantOf } from '../../http/formats.ts'
import { endOfLocalDay } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { callEndsAt, programEndsAt } from '../criteria/program-times.ts'
import type { CallExtension } from './call-schema.ts'
import { callExtended } from './events.ts'
import { moveCall } from './move-call.ts'
import type { ProgramReactions } from './program-reactions.ts'
import type { PublishedProgram } from './published-program.ts'

const wrong = (pointer: string, detail: string) => unprocessable([{ pointer, code: 'invalid', detail }])

/**
 * Moves the deadline to a later instant. A closed call opens again, and the drafts that lapsed at its end are reopened.
 * Errors: not_found, stale, program_status, content_invalid.
 */
export function extendCall(
  ctx: Ctx,
  id: string,
  expected: Expected,
  { closes_on, closes_at, reason }: CallExtension,
  reactions: ProgramReactions,
) {
  if (Boolean(closes_on) === Boolean(closes_at)) throw wrong('/closes_at', 'give either closes_on or closes_at')
  const pointer = closes_on ? '/closes_on' : '/closes_at'
  const to = ({ now }: Ctx, program: PublishedProgram) => {
    const wanted = closes_on ? endOfLocalDay(closes_on, program.timezone) : instantOf(String(closes_at))
    const end = callEndsAt(program)
    if (wanted <= end) throw wrong(pointer, `must be later than ${end}`)
    if (wanted <= now) throw wrong(pointer, 'must be in the future')
    if (wanted > programEndsAt(program)) throw wrong(pointer, 'is after the last day of the program')
    return wanted
  }
  return moveCall(ctx, id, expected, {
    action: 'extend_call',
    event: callExtended,
    reason,
    to,
    reactions: reactions['program.call_extended'],
  })
}
