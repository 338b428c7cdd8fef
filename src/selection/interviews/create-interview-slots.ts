import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import { type PublishedProgram, sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { instantOf } from '../../http/formats.ts'
import { endOfLocalDay, startOfLocalDay } from '../../platform/calendar.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { slotsCreated } from './events.ts'
import { endOf, type Span, spansOf } from './generate-slots.ts'
import { type Interviewer, listInterviewers } from './queries.ts'
import { interviewsOf } from './settings.ts'
import { findOverlapping, insertSlots } from './slot-queries.ts'
import type { MadeSlots, Meeting, NewSlots } from './slot-schema.ts'

const AT_MOST = 1000

interface Wanted extends Span {
  /** Where in the body it comes from. */
  pointer: string
  interviewer: Interviewer
  time_zone: string
  capacity: number
  meeting: Meeting | undefined
}
type Window = { start: string; end: string }

const fault = (pointer: string, code: string, detail: string): ProblemItem => ({ pointer, code, detail })

/** The days of the program’s window; without a window, the time until the program’s end. */
function windowOf(program: PublishedProgram): Window {
  const { days } = interviewsOf(program)
  if (!days) return { start: program.published_at, end: programEndsAt(program) }
  return { start: startOfLocalDay(days.from, program.timezone), end: endOfLocalDay(days.to, program.timezone) }
}

type Known = { program: PublishedProgram; people: Map<string, Interviewer>; window: Window; now: string }

function generated({ program, people, window }: Known, body: NewSlots, faults: ProblemItem[]): Wanted[] {
  const usual = interviewsOf(program)
  const { minutes = usual.minutes, pause_minutes = usual.pause_minutes, capacity = usual.capacity } = body
  if (body.availability && !usual.days)
    faults.push(fault('/availability', 'no_window', 'needs the program’s `selection.interviews`: set its days first'))
  return (body.availability ?? []).flatMap(
    ({ reviewer_id, from, until, weekdays, time_zone, meeting }, i): Wanted[] => {
      const pointer = `/availability/${i}`
      const interviewer = people.get(reviewer_id.toLowerCase())
      if (until <= from) faults.push(fault(`${pointer}/until`, 'order', `must be later than from (${from})`))
      if (!interviewer) faults.push(fault(`${pointer}/reviewer_id`, 'unknown', 'is no reviewer of this program'))
      if (!interviewer || until <= from || !usual.days) return []
      const zone = time_zone ?? interviewer.time_zone ?? program.timezone
      const spans = spansOf(window, zone, { from, until, weekdays }, { minutes, pause_minutes }, AT_MOST + 1)
      return spans.map((span) => ({ ...span, pointer, interviewer, time_zone: zone, capacity, meeting }))
    },
  )
}

function single({ program, people, window, now }: Known, body: NewSlots, faults: ProblemItem[]): Wanted[] {
  const usual = interviewsOf(program)
  return (body.slots ?? []).flatMap(({ reviewer_id, minutes, capacity, meeting, ...given }, i): Wanted[] => {
    const pointer = `/slots/${i}`
    const starts_at = instantOf(given.starts_at)
    const ends_at = endOf(starts_at, minutes ?? body.minutes ?? usual.minutes)
    const interviewer = people.get(reviewer_id.toLowerCase())
    if (!interviewer) faults.push(fault(`${pointer}/reviewer_id`, 'unknown', 'is no reviewer of this program'))
    if (starts_at <= now) faults.push(fault(`${pointer}/starts_at`, 'past', 'must be in the future'))
    else if (starts_at < window.start || ends_at > window.end)
      faults.push(
        fault(
          `${pointer}/starts_at`,
          'outside_window',
          `must lie, with its end, from ${window.start} to ${window.end}`,
        ),
      )
    if (!interviewer) return []
    const time_zone = interviewer.time_zone ?? program.timezone
    const places = capacity ?? body.capacity ?? usual.capacity
    return [{ starts_at, ends_at, pointer, interviewer, time_zone, capacity: places, meeting }]
  })
}

const overlap = (errors: ProblemItem[]) =>
  new Problem(409, 'slots_overlap', 'An interviewer would be in two meetings at once: no slot was made.', { errors })

/** The pointers of those that overlap an earlier one of the same person in this body. */
function ownOverlaps(wanted: readonly Wanted[]): string[] {
  const ends = new Map<string, string>()
  return [...wanted]
    .sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))
    .flatMap(({ interviewer: { email }, starts_at, ends_at, pointer }) => {
      const key = email.toLowerCase()
      const busy = ends.get(key)
      if (!busy || ends_at > busy) ends.set(key, ends_at)
      return busy && starts_at < busy ? pointer : []
    })
}

/**
 * Makes slots, all or none: generated from availabilities for the days of the program’s window, or given singly.
 * Errors: not_found, role_not_allowed, program_status, content_invalid, slots_overlap.
 */
export function createInterviewSlots(ctx: Ctx, program_id: string, body: NewSlots): Promise<MadeSlots> {
  if (!body.availability && !body.slots)
    throw unprocessable([fault('/availability', 'required', 'is missing: give it, or slots')])
  return inTransaction(ctx, async (ctx) => {
    const { db, actor, now } = ctx
    await checkRunsProgram(ctx, program_id)
    const program = await sharePublishedProgram(db, program_id)
    if (program.status !== 'published')
      throw new Problem(409, 'program_status', `The program is ${program.status}: nobody is interviewed.`)
    const people = new Map((await listInterviewers(db, program_id)).map((each) => [each.id, each]))
    const known = { program, people, window: windowOf(program), now }
    const faults: ProblemItem[] = []
    const planned = generated(known, body, faults)
    const coming = planned.filter(({ starts_at }) => starts_at > now)
    const wanted = [...coming, ...single(known, body, faults)]
    if (wanted.length > AT_MOST)
      faults.push(fault('/availability', 'too_many', `would make more than ${AT_MOST} slots at once: give fewer`))
    if (faults.length > 0) throw unprocessable(faults)
    wanted.sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))
    const rows = wanted.map(({ starts_at, ends_at, interviewer, time_zone, capacity, meeting }) => ({
      id: uuidv7(),
      program_id,
      reviewer_id: interviewer.id,
      interviewer: interviewer.email.toLowerCase(),
      starts_at,
      ends_at,
      time_zone,
      capacity,
      meeting_url: meeting?.url ?? null,
      meeting_phone: meeting?.phone ?? null,
      made_by: actor.name,
      made_by_id: actor.id,
      made_at: now,
    }))
    const taken = (await findOverlapping(db, rows)).map((at) => wanted[at]?.pointer ?? '')
    const pointers = [...new Set([...ownOverlaps(wanted), ...taken])]
    if (pointers.length > 0)
      throw overlap(pointers.map((at) => fault(at, 'overlaps', 'overlaps another slot of the same person')))
    if (rows.length > 0) {
      await insertSlots(db, rows).catch((error: { constraint?: string }) => {
        throw error.constraint === 'interview_slot_interviewer_once' ? overlap([]) : error
      })
      await record(ctx, {
        subject: 'program',
        id: program_id,
        action: 'create_interview_slots',
        event: slotsCreated({ count: rows.length }),
        visibility: 'staff',
      })
    }
    const skipped_past = planned.length - coming.length
    return { program_id, created: rows.length, skipped_past, slot_ids: rows.map(({ id }) => id) }
  })
}
