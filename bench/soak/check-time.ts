import { type ProgramDates, stageOf } from '../../src/catalogue/criteria/program-times.ts'
import type { Instant } from '../../src/platform/postgres/db.ts'
import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'
import { datesOf } from './program-dates.ts'

/** The worker may act this late. */
const LATE_MS = 5_000

interface Waiting {
  status: string
  return_due_at: Instant | null
  reply_by: Instant | null
}

/** Why the worker should have moved an application by an instant; undefined: nothing is due. */
export function dueBy(
  { status, return_due_at, reply_by }: Waiting,
  program: ProgramDates & { status: string },
  at: Instant,
): string | undefined {
  if (status === 'returned' && return_due_at && return_due_at < at) return 'was to be corrected'
  if (status === 'offered' && reply_by && reply_by < at) return 'was to be answered'
  const stage = stageOf(program, at)
  if (status === 'draft' && (stage === 'program' || stage === 'over')) return 'was open when its call ended'
  const open = ['submitted', 'returned', 'in_review', 'waitlisted', 'offered']
  return stage === 'over' && open.includes(status) ? 'was open when its program ended' : undefined
}

/** Allowed after the end of a program: staff correct a misspelling for a certificate. */
const ALWAYS = ['correct_applicant']
/** Actions on a program that change its applications. */
const OF_PROGRAM = ['extend_call', 'close_call', 'release', 'cancel']

/** After a program is cancelled or over, only the service itself acts: it ends the open applications. */
function nothingAfterTheEnd({ history }: Evidence, dates: ReturnType<typeof datesOf>, programOf: Map<string, string>) {
  const cancelled = new Map(
    history.filter(({ action }) => action === 'cancel').map(({ subject_id, ms }) => [subject_id, ms]),
  )
  const acts = history.filter(
    ({ subject_type, action, actor_role }) =>
      actor_role !== 'system' &&
      (subject_type === 'application' ? !ALWAYS.includes(action) : OF_PROGRAM.includes(action)),
  )
  return each('only the service acts after a program is cancelled or over', acts, (entry) => {
    const { subject_type, subject_id, action, ms, at } = entry
    const program = subject_type === 'application' ? (programOf.get(subject_id) ?? '') : subject_id
    const told = `${action} of ${subject_id} at ${at}`
    if (ms > (cancelled.get(program) ?? Number.POSITIVE_INFINITY)) return `${told}: the program was cancelled`
    const periods = dates.get(program)?.periods.filter(({ from, until }) => from <= ms && ms <= until) ?? []
    return periods.length > 0 && !periods.some(({ programEnds }) => at < programEnds) && `${told}: the program was over`
  })
}

/** Only drafts that lapsed at the end of their call are reopened, while the extended call is open. */
function reopened({ history }: Evidence, moves: Map<string, Entry[]>, inForce: InForce): Finding {
  const reopenings = history.filter(({ action }) => action === 'reopen')
  return each('only a lapsed draft was reopened, while its extended call was open', reopenings, (entry) => {
    const { subject_id, id, at } = entry
    const before = moves.get(subject_id)?.filter((move) => move.id < id) ?? []
    const last = before.at(-1)
    if (last?.action !== 'lapse' || last.from_status !== 'draft' || before.some(({ action }) => action === 'submit'))
      return `application ${subject_id} was reopened after ${last?.action} from ${last?.from_status}`
    return !inForce(entry).some(({ callEnds }) => at < callEnds) && `${subject_id} was reopened in a call that was over`
  })
}

type InForce = (entry: Entry) => { callEnds: Instant; programEnds: Instant }[]

export const checkTime: Check = (evidence) => {
  const { applications, programs, history, now } = evidence
  const dates = datesOf(evidence)
  const rows = new Map(applications.map((row) => [row.id, row]))
  const programOf = new Map(applications.map(({ id, program_id }) => [id, program_id]))
  const entries = Map.groupBy(history, ({ subject_id }) => subject_id)
  const moves = new Map(
    [...entries].map(([id, all]) => [id, all.filter(({ to_status }) => to_status !== null)] as const),
  )
  const done = (...actions: string[]) =>
    history.filter(({ subject_type, action }) => subject_type === 'application' && actions.includes(action))
  /** The dates in force at an entry. Periods that meet in its millisecond both count: their order is not known. */
  const inForce: InForce = ({ ms, details }) =>
    dates.get(details.program_id)?.periods.filter(({ from, until }) => from <= ms && ms <= until) ?? []
  const told = ({ subject_id, action, from_status, at }: Entry) =>
    `${action} of ${subject_id}, ${from_status}, at ${at}`
  const isOver = (entry: Entry) => inForce(entry).some(({ programEnds }) => entry.at >= programEnds)
  const isClosed = (entry: Entry) => inForce(entry).some(({ callEnds }) => entry.at >= callEnds)
  const replyBy = ({ subject_id }: Entry) => rows.get(subject_id)?.reply_by ?? ''
  const returnedUntil = ({ subject_id, id }: Entry): Instant =>
    entries.get(subject_id)?.findLast((entry) => entry.action === 'return' && entry.id < id)?.details.due_at
  const late = new Date(Date.parse(now) - LATE_MS).toISOString()
  const program = new Map(programs.map((row) => [row.id, row]))
  return [
    each(
      'nothing was started or submitted after its deadline',
      done('start', 'submit'),
      (entry) => !inForce(entry).some(({ callEnds }) => entry.at < callEnds) && `${told(entry)}: the call was over`,
    ),
    each(
      'a draft lapsed only after its call, a submitted application only after its program',
      done('lapse', 'close_waitlist'),
      (entry) => !(entry.from_status === 'draft' ? isClosed : isOver)(entry) && `${told(entry)}: too early`,
    ),
    each(
      'nothing was resubmitted after its date',
      done('resubmit'),
      (entry) => entry.at >= returnedUntil(entry) && `${told(entry)}: it was due by ${returnedUntil(entry)}`,
    ),
    each(
      'nothing was overdue before its date',
      done('overdue'),
      (entry) => entry.at < returnedUntil(entry) && `${told(entry)}: it was due by ${returnedUntil(entry)}`,
    ),
    each(
      'no offer was accepted after its date',
      done('accept'),
      (entry) => entry.at >= replyBy(entry) && `${told(entry)}: it was due by ${replyBy(entry)}`,
    ),
    each(
      'no offer expired before its date',
      done('expire'),
      (entry) => entry.at < replyBy(entry) && !isOver(entry) && `${told(entry)}: it held until ${replyBy(entry)}`,
    ),
    each('the timed work was done', applications, (row) => {
      const of = program.get(row.program_id)
      const due = of && dueBy(row, of, late)
      return due && `application ${row.id} is ${row.status}, and ${due}`
    }),
    nothingAfterTheEnd(evidence, dates, programOf),
    reopened(evidence, moves, inForce),
    each('a program has the dates that its history says', dates, ([id, { faults }]) =>
      faults.length > 0 ? `program ${id}: ${faults.join('; ')}` : undefined,
    ),
  ]
}
