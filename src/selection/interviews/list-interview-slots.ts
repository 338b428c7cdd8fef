import { getPublishedProgram, type PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { getApplicationRow } from '../../intake/applications/get-application.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { bookableFor } from './bookable.ts'
import { isOpen } from './lifecycle.ts'
import { ownReviewerIds } from './list-interviews.ts'
import { chooseZone, isByDay, localText } from './local-times.ts'
import { findInterview } from './queries.ts'
import { listFree, pageOfSlots } from './slot-queries.ts'
import type { Slot, SlotQuery } from './slot-schema.ts'
import { noSlotByDay } from './warnings.ts'

/** Enough to find one by day among them. */
const MOST = 10_000

type Row = Awaited<ReturnType<typeof pageOfSlots>>['items'][number]

function shown({ meeting_url: url, meeting_phone: phone, ...row }: Row, zone: string, isStaff: boolean): Slot {
  const { reviewer_id, interviewer_name, interviewer_time_zone, ...plain } = row
  return {
    ...plain,
    local_starts_at: localText(row.starts_at, zone),
    local_ends_at: localText(row.ends_at, zone),
    is_by_day: isByDay(row, zone),
    ...(isStaff && {
      reviewer_id,
      interviewer_name,
      interviewer_time_zone,
      meeting: url || phone ? { url, phone } : null,
    }),
  }
}

const both = (one: readonly string[] | undefined, other: string | undefined) =>
  other === undefined ? one : one === undefined || one.includes(other) ? [other] : []

/** A page for an application: what it can book now. Who is not invited can book nothing. */
async function pageFor(ctx: Ctx, program: PublishedProgram, application_id: string, query: SlotQuery) {
  const { db, actor, now } = ctx
  const application = await getApplicationRow(db, actor, application_id)
  if (application.program_id !== program.id) throw notFound()
  const interview = await findInterview(db, application_id)
  const isInvited = interview !== undefined && isOpen(interview.status)
  const { reviewer_ids, country } = await bookableFor(ctx, program, application)
  const wanted = {
    program_id: program.id,
    reviewer_ids: isInvited ? both(reviewer_ids, query.reviewer_id) : [],
    later_than: now,
  }
  const zone = chooseZone(query.time_zone, interview?.time_zone, country, program.timezone)
  const page = await pageOfSlots(db, { ...wanted, is_free: query.is_free ?? true }, query)
  const told = query.time_zone ?? interview?.time_zone
  const free = isInvited ? await listFree(db, wanted, MOST) : []
  const warnings = isInvited ? noSlotByDay(application_id, free, { told, country }) : []
  return { page, zone, warnings }
}

/** A page for those who run the program, or for an interviewer: all slots, or their own. */
async function pageOfAll(ctx: Ctx, program: PublishedProgram, query: SlotQuery) {
  const own = ctx.actor.role === 'reviewer' ? await ownReviewerIds(ctx, program.id) : undefined
  const wanted = { program_id: program.id, reviewer_ids: both(own, query.reviewer_id), is_free: query.is_free }
  const page = await pageOfSlots(ctx.db, wanted, query)
  return { page, zone: chooseZone(query.time_zone, null, undefined, program.timezone), warnings: [] }
}

/**
 * A page of slots in the order of time: for an applicant those that can be booked now, for an interviewer their own, for
 * staff all. Errors: not_found, role_not_allowed.
 */
export async function listInterviewSlots(ctx: Ctx, program_id: string, query: SlotQuery) {
  const { role, application_id: own } = ctx.actor
  const program = await getPublishedProgram(ctx.db, program_id)
  const isApplicant = role === 'applicant'
  if (isApplicant && query.application_id && query.application_id.toLowerCase() !== own) throw notFound()
  if (!isApplicant && role !== 'reviewer') await checkRunsProgram(ctx, program_id)
  const application_id = isApplicant ? String(own) : query.application_id
  const { page, zone, warnings } =
    application_id && role !== 'reviewer'
      ? await pageFor(ctx, program, application_id, query)
      : await pageOfAll(ctx, program, query)
  const isStaff = mayRead(ctx.actor, 'interview_notes')
  return { ...page, items: page.items.map((row) => shown(row, zone.time_zone, isStaff)), ...zone, warnings }
}
