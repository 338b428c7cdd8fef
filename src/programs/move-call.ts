import { checkVersion } from '../http/etag.ts'
import { instantOf } from '../http/formats.ts'
import { endOfLocalDay, startOfLocalDay } from '../platform/calendar.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import type { Instant } from '../platform/db.ts'
import { Problem, unprocessable } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import { getProgram, lockProgram, updateProgram } from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { CallExtension, Program } from './schema.ts'

type Row = Awaited<ReturnType<typeof lockProgram>>
type Move = { action: 'extend_call' | 'close_call'; event: string; reason: string; to: (program: Row) => Instant }

function moveCall(
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  { action, event, reason, to }: Move,
): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, id)
    const program = await lockProgram(ctx.db, id)
    checkVersion(expected, program.version)
    if (program.status !== 'published')
      throw new Problem(409, 'program_status', `The program is ${program.status}: it has no open call.`)
    const closes_at = to(program)
    await updateProgram(ctx.db, id, { closes_at, closes_on: null, updated_at: ctx.now })
    await record(ctx, {
      subject: 'program',
      id,
      program_id: id,
      action,
      event,
      reason,
      details: { closes_at: { from: program.closes_at, to: closes_at } },
    })
    return getProgram(ctx.db, ctx.actor, ctx.now, id)
  })
}

/** A call without a deadline lasts until the program starts; a published program has its dates and its zone. */
const endOfCall = ({ closes_at, starts_on, timezone }: Row) =>
  closes_at ?? startOfLocalDay(String(starts_on), String(timezone))

const wrong = (pointer: string, detail: string) => unprocessable([{ pointer, code: 'invalid', detail }])

/** Moves the deadline to a later instant; a call that has closed is open again. Errors: program_status, content_invalid. */
export function extendCall(
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  { closes_on, closes_at, reason }: CallExtension,
) {
  if (Boolean(closes_on) === Boolean(closes_at)) throw wrong('/closes_at', 'give either closes_on or closes_at')
  const pointer = closes_on ? '/closes_on' : '/closes_at'
  const to = (program: Row) => {
    const zone = String(program.timezone)
    const wanted = closes_on ? endOfLocalDay(closes_on, zone) : instantOf(String(closes_at))
    const end = endOfCall(program)
    if (wanted <= end) throw wrong(pointer, `must be later than ${end}`)
    if (wanted <= ctx.now) throw wrong(pointer, 'must be in the future')
    if (wanted > endOfLocalDay(String(program.ends_on), zone))
      throw wrong(pointer, 'is after the last day of the program')
    return wanted
  }
  return moveCall(ctx, id, expected, { action: 'extend_call', event: 'program.call_extended', reason, to })
}

/** Ends the call now. Errors: program_status, call_closed. */
export function closeCall(ctx: Ctx, id: string, expected: number | undefined, reason: string) {
  const to = (program: Row) => {
    const end = endOfCall(program)
    if (end <= ctx.now) throw new Problem(409, 'call_closed', `The call closed at ${end}.`)
    if (program.opens_at && ctx.now <= program.opens_at)
      throw new Problem(409, 'call_not_open', `The call opens at ${program.opens_at}.`)
    return ctx.now
  }
  return moveCall(ctx, id, expected, { action: 'close_call', event: 'program.call_closed', reason, to })
}
