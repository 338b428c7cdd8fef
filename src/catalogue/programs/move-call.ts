import { checkVersion } from '../../http/etag.ts'
import { instantOf } from '../../http/formats.ts'
import { endOfLocalDay, justAfter } from '../../platform/calendar.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { callEndsAt, programEndsAt } from '../criteria/program-times.ts'
import { findLastSubmission, getProgram, lockProgram, updateProgram } from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { CallExtension, Program } from './schema.ts'

type Row = Awaited<ReturnType<typeof lockProgram>>
interface Move {
  action: 'extend_call' | 'close_call'
  event: string
  reason: string
  /** The new end, told under the program's lock. */
  to: (ctx: Ctx, program: Row) => Instant | Promise<Instant>
  reaction?: OnExtend
}

/** What becomes of the applications of a program whose call ends later now, in the same transaction. */
export type OnExtend = (ctx: Ctx, program: Row) => Promise<void>

function moveCall(
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  { action, event, reason, to, reaction }: Move,
): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, id)
    const program = await lockProgram(ctx.db, id)
    ctx = await underLock(ctx)
    checkVersion(expected, program.version)
    if (program.status !== 'published')
      throw new Problem(409, 'program_status', `The program is ${program.status}: it has no open call.`)
    const closes_at = await to(ctx, program)
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
    await reaction?.(ctx, { ...program, closes_at })
    return getProgram(ctx.db, ctx.actor, ctx.now, id)
  })
}

const wrong = (pointer: string, detail: string) => unprocessable([{ pointer, code: 'invalid', detail }])

/**
 * Moves the deadline to a later instant. A call that has closed is open again, and the drafts that its close had ended
 * are drafts again. Errors: program_status, content_invalid.
 */
export function extendCall(
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  { closes_on, closes_at, reason }: CallExtension,
  onExtend: OnExtend,
) {
  if (Boolean(closes_on) === Boolean(closes_at)) throw wrong('/closes_at', 'give either closes_on or closes_at')
  const pointer = closes_on ? '/closes_on' : '/closes_at'
  const to = ({ now }: Ctx, program: Row) => {
    const zone = String(program.timezone)
    const wanted = closes_on ? endOfLocalDay(closes_on, zone) : instantOf(String(closes_at))
    const end = callEndsAt(program)
    if (wanted <= end) throw wrong(pointer, `must be later than ${end}`)
    if (wanted <= now) throw wrong(pointer, 'must be in the future')
    if (wanted > programEndsAt(program)) throw wrong(pointer, 'is after the last day of the program')
    return wanted
  }
  return moveCall(ctx, id, expected, {
    action: 'extend_call',
    event: 'program.call_extended',
    reason,
    to,
    reaction: onExtend,
  })
}

/**
 * Ends the call now: after every submission that was accepted, whatever the clock of the process that took it said, so
 * that none of them turns out late. Errors: program_status, call_closed.
 */
export function closeCall(ctx: Ctx, id: string, expected: number | undefined, reason: string) {
  const to = async ({ db, now }: Ctx, program: Row) => {
    const end = callEndsAt(program)
    if (end <= now) throw new Problem(409, 'call_closed', `The call closed at ${end}.`)
    if (program.opens_at && now <= program.opens_at)
      throw new Problem(409, 'call_not_open', `The call opens at ${program.opens_at}.`)
    const last = await findLastSubmission(db, id)
    return last && last >= now ? justAfter(last) : now
  }
  return moveCall(ctx, id, expected, { action: 'close_call', event: 'program.call_closed', reason, to })
}
