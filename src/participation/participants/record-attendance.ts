import { sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { attendanceRecorded } from './events.ts'
import { lockAttending, saveNotes } from './queries.ts'
import type { AttendanceRecorded, NewAttendance } from './schema.ts'

/**
 * Records who was there, on a day or at a session of the agenda; the last word counts. Errors: not_found,
 * role_not_allowed, content_invalid.
 */
export function recordAttendance(ctx: Ctx, program_id: string, body: NewAttendance): Promise<AttendanceRecorded> {
  return inTransaction(ctx, async (ctx) => {
    const { db, actor, now } = ctx
    await checkRunsProgram(ctx, program_id)
    const program = await sharePublishedProgram(db, program_id)
    const { on, session = null, present, absent = [] } = body
    const faults: ProblemItem[] = []
    const find = (pointer: string, code: string, detail: string) => faults.push({ pointer, code, detail })
    if (on < program.starts_on || on > program.ends_on)
      find('/on', 'order', `must be a day of the program, ${program.starts_on} to ${program.ends_on}`)
    else if (on > localDate(now, program.timezone)) find('/on', 'future', 'is in the future')
    if (session !== null && !program.agenda.some((each) => each.on === on && each.title === session))
      find('/session', 'unknown', 'is the title of no session of the agenda on this day')
    const given = [
      ...present.map((id, i) => ({ id: id.toLowerCase(), pointer: `/present/${i}`, is_present: true })),
      ...absent.map((id, i) => ({ id: id.toLowerCase(), pointer: `/absent/${i}`, is_present: false })),
    ]
    const known = await lockAttending(
      db,
      program_id,
      given.map(({ id }) => id),
    )
    given.forEach(({ id, pointer }, i) => {
      if (!known.has(id)) find(pointer, 'not_arrived', 'is no participant of this program who was checked in')
      if (given.findIndex((each) => each.id === id) !== i) find(pointer, 'twice', 'is named twice')
    })
    if (faults.length > 0) throw unprocessable(faults)
    const by = { noted_by: actor.name, noted_by_id: actor.id, noted_at: now }
    const rows = given.map(({ id: application_id, is_present }) => ({
      application_id,
      on_day: on,
      session: session ?? '',
      is_present,
      ...by,
    }))
    if (rows.length > 0) await saveNotes(db, rows)
    await record(ctx, {
      subject: 'program',
      id: program_id,
      action: 'record_attendance',
      event: attendanceRecorded({ on, present: present.length, absent: absent.length }),
      details: { session },
      visibility: 'staff',
    })
    return { program_id, on, session, present: present.length, absent: absent.length }
  })
}
