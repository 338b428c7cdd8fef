import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { calendarOf, type Entry } from './calendar.ts'
import { getInterviewRow } from './get-interview.ts'
import { chooseZone } from './local-times.ts'
import { type DetailedRow, findReviewer, listForCalendar } from './queries.ts'

/** An interview as an entry; undefined: it was never booked. `reader`: the interviewer whose calendar it is. */
function entryOf(row: DetailedRow, isApplicant: boolean, reader?: string): Entry[] {
  const { id, status, starts_at, ends_at, sequence, updated_at, title, applicant_name, city_name, told_zone } = row
  if (!starts_at || !ends_at) return []
  const { country, program_zone, interviewer_zone } = row
  const { time_zone } = chooseZone(undefined, told_zone, country, program_zone ?? 'UTC')
  return [
    {
      id,
      status,
      starts_at,
      ends_at,
      sequence,
      updated_at,
      isMovedAway: reader !== undefined && row.reviewer_id !== reader,
      title: isApplicant ? `Interview: ${title}` : `Interview: ${applicant_name}, ${city_name}`,
      zones: [time_zone, ...(interviewer_zone ? [interviewer_zone] : [])],
      url: row.meeting_url,
      phone: row.meeting_phone,
    },
  ]
}

/** The calendar entry of one interview. Errors: not_found, also if it was never booked. */
export async function getInterviewCalendar(ctx: Ctx, id: string): Promise<string> {
  const row = await getInterviewRow(ctx, id)
  const entries = entryOf(row, ctx.actor.role === 'applicant')
  if (entries.length === 0) throw notFound()
  return calendarOf(row.title, entries, true)
}

/** The calendar of an interviewer, for themselves and for those who run the program. Errors: not_found, role_not_allowed. */
export async function getInterviewerCalendar(ctx: Ctx, reviewer_id: string): Promise<string> {
  const reviewer = await findReviewer(ctx.db, reviewer_id)
  const { role, id } = ctx.actor
  if (!reviewer || (role === 'reviewer' && reviewer.api_key_id !== id)) throw notFound()
  if (role !== 'reviewer') await checkRunsProgram(ctx, reviewer.program_id)
  const rows = await listForCalendar(ctx.db, { reviewer_id })
  return calendarOf(
    `Interviews: ${reviewer.name}`,
    rows.flatMap((row) => entryOf(row, false, reviewer.id)),
  )
}

/** The calendar of all interviews of a program, for those who run it. Errors: not_found, role_not_allowed. */
export async function getProgramCalendar(ctx: Ctx, program_id: string): Promise<string> {
  await checkRunsProgram(ctx, program_id)
  const program = await getPublishedProgram(ctx.db, program_id)
  const rows = await listForCalendar(ctx.db, { program_id })
  return calendarOf(
    `Interviews: ${program.title}`,
    rows.flatMap((row) => entryOf(row, false)),
  )
}
