import type { Instant } from '../../src/platform/db.ts'
import type { Entry, Evidence } from './evidence.ts'
import { type Check, each } from './finding.ts'

/** A deadline, and between which milliseconds of the wall clock it was in force. */
interface Deadline {
  at: Instant
  from: number
  until: number
}

/** Each program's deadlines, one after another, as its history moved them. */
function deadlinesOf({ programs, history }: Evidence): Map<string, Deadline[]> {
  const moves = Map.groupBy(
    history.filter(({ action }) => action === 'extend_call' || action === 'close_call'),
    ({ subject_id }) => subject_id,
  )
  return new Map(
    programs.map(({ id, closes_at }) => {
      const moved = moves.get(id) ?? []
      const first = { at: moved[0]?.details.closes_at.from ?? closes_at, from: 0 }
      const all = [first, ...moved.map(({ ms, details }) => ({ at: details.closes_at.to as Instant, from: ms }))]
      return [id, all.map((each, i) => ({ ...each, until: all[i + 1]?.from ?? Number.POSITIVE_INFINITY }))]
    }),
  )
}

/** How long the worker may take after something is due. */
const LATE_MS = 5_000

export const checkTime: Check = (evidence) => {
  const { applications, programs, history, now } = evidence
  const deadlines = deadlinesOf(evidence)
  const rows = new Map(applications.map((row) => [row.id, row]))
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const done = (...actions: string[]) =>
    history.filter(({ subject_type, action }) => subject_type === 'application' && actions.includes(action))
  /** Two that fall into the same millisecond may have come in either order. */
  const inForce = ({ ms, details }: Entry) =>
    (deadlines.get(details.program_id) ?? []).filter(({ from, until }) => from <= ms && ms <= until)
  const told = ({ subject_id, action, at }: Entry) => `${action} of ${subject_id} at ${at}`
  const replyBy = ({ subject_id }: Entry) => rows.get(subject_id)?.reply_by ?? ''
  const returnedUntil = ({ subject_id, id }: Entry): Instant =>
    entries.get(subject_id)?.findLast((entry) => entry.action === 'return' && entry.id < id)?.details.due_at
  const overdue = new Date(Date.parse(now) - LATE_MS).toISOString()
  const closes = new Map(programs.map(({ id, closes_at }) => [id, closes_at]))
  return [
    each(
      'nothing was started or submitted after its deadline',
      done('start', 'submit'),
      (entry) => !inForce(entry).some(({ at }) => entry.at < at) && `${told(entry)}: the call was over`,
    ),
    each(
      'no draft lapsed before its deadline',
      done('lapse'),
      (entry) => !inForce(entry).some(({ at }) => entry.at >= at) && `${told(entry)}: the call was open`,
    ),
    each(
      'nothing was resubmitted after its date',
      done('resubmit'),
      (entry) => entry.at >= returnedUntil(entry) && `${told(entry)}: it was due by ${returnedUntil(entry)}`,
    ),
    each(
      'no offer was accepted after its date',
      done('accept'),
      (entry) => entry.at >= replyBy(entry) && `${told(entry)}: it was due by ${replyBy(entry)}`,
    ),
    each(
      'no offer expired before its date',
      done('expire'),
      (entry) => entry.at < replyBy(entry) && `${told(entry)}: it held until ${replyBy(entry)}`,
    ),
    each('what time brings was done', applications, ({ id, status, program_id, reply_by }) => {
      if (status === 'draft' && (closes.get(program_id) ?? now) < overdue) return `draft ${id} has not lapsed`
      return status === 'offered' && (reply_by ?? now) < overdue && `the offer to ${id} has not expired`
    }),
    each('a call ends when its history says', programs, ({ id, closes_at }) => {
      const moved = deadlines.get(id) ?? []
      return moved.at(-1)?.at !== closes_at && `program ${id} closes at ${closes_at}, not at ${moved.at(-1)?.at}`
    }),
  ]
}
