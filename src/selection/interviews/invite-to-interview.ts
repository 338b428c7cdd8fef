import { type PublishedProgram, sharePublishedProgram } from '../../catalogue/programs/published-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { checkStillOpen } from '../../intake/eligibility/still-open.ts'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem, type ProblemItem } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { interviewOffered } from './events.ts'
import { mayInterview } from './may-interview.ts'
import { insertInterviews, listCountries, listInterviewers, listStandings, lockInvitable } from './queries.ts'
import type { Invitations, NewInvitations } from './schema.ts'
import { interviewsOf } from './settings.ts'
import { listFree } from './slot-queries.ts'
import type { Warning } from './slot-schema.ts'
import { noSlotByDay } from './warnings.ts'

const AT_MOST = 1000
const SLOTS = 10_000

type Locked = Awaited<ReturnType<typeof lockInvitable>>[number]
type Standing = Awaited<ReturnType<typeof listStandings>> extends Map<string, infer Each> ? Each : never

/** Why an application cannot be invited; undefined: it can. */
function refusalOf(
  row: Locked | undefined,
  standing: Standing | undefined,
  rebookings: number,
): [string, string] | undefined {
  if (!row) return ['not_found', 'is no application of this program']
  if (row.status !== 'in_review')
    return ['transition_not_allowed', `is in state ${row.status}: only an application in review is invited`]
  if (standing?.is_open) return ['interview_exists', 'is invited already']
  if (standing?.is_held) return ['interview_held', 'has been interviewed']
  if (standing && standing.missed > rebookings)
    return [
      'no_rebooking_left',
      `missed ${standing.missed} interviews, and the program lets an applicant book again ${rebookings} times`,
    ]
  return undefined
}

/** Applicants who find no slot by day. Slots of people who may not interview them do not count. */
async function warningsFor(ctx: Ctx, program: PublishedProgram, invited: readonly Locked[]): Promise<Warning[]> {
  const { db, now } = ctx
  const people = await listInterviewers(db, program.id)
  const countries = await listCountries(db, [...new Set(invited.map(({ city_id }) => city_id))])
  const free = await listFree(db, { program_id: program.id, later_than: now }, SLOTS)
  return invited.flatMap(({ id, city_id, applicant }) => {
    const country = countries.get(city_id) ?? ''
    const may = new Set(mayInterview(people, { id, city_id, country, email: applicant.email }, program))
    return noSlotByDay(
      id,
      free.filter(({ reviewer_id }) => may.has(reviewer_id)),
      { country },
    )
  })
}

/** Makes the invitations of these applications, in the caller's transaction. */
export async function offer(
  ctx: Ctx,
  applications: readonly { id: string; program_id: string; person_key: string }[],
): Promise<void> {
  const { db, actor, now } = ctx
  if (applications.length === 0) return
  const rows = applications.map(({ id, program_id, person_key }) => ({
    id: uuidv7(),
    program_id,
    application_id: id,
    status: 'offered' as const,
    person: person_key,
    invited_by: actor.name,
    invited_by_id: actor.id,
    invited_at: now,
    updated_at: now,
  }))
  await insertInterviews(db, rows)
  await record(
    ctx,
    ...rows.map(({ id, application_id, program_id }) => ({
      subject: 'application' as const,
      id: application_id,
      program_id,
      action: 'invite_to_interview',
      event: interviewOffered({ interview_id: id }),
    })),
  )
}

/**
 * Invites one, many, or all in review who were never invited, all or none. Who finds no slot by day is named.
 * Errors: not_found, role_not_allowed, transition_not_allowed if the program is over, invitations_refused.
 */
export function inviteToInterview(
  ctx: Ctx,
  program_id: string,
  { application_ids }: NewInvitations,
): Promise<Invitations> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const program = await sharePublishedProgram(ctx.db, program_id)
    checkStillOpen(ctx, 'invite_to_interview', { status: 'in_review' }, program)
    // As Postgres spells them; RFC 9562 lets clients use either case.
    const ids = application_ids?.map((id) => id.toLowerCase()) ?? null
    const rows = new Map((await lockInvitable(ctx.db, program_id, ids, AT_MOST)).map((row) => [row.id, row]))
    const standings = await listStandings(ctx.db, [...rows.keys()])
    const { rebookings } = interviewsOf(program)
    const refused = (id: string) => refusalOf(rows.get(id), standings.get(id), rebookings)
    const errors = (ids ?? []).flatMap((id, i): ProblemItem[] => {
      const [code, detail] = refused(id) ?? []
      return code && detail ? [{ pointer: `/application_ids/${i}`, code, detail }] : []
    })
    if (errors.length > 0)
      throw new Problem(409, 'invitations_refused', `Nobody was invited: ${errors.length} cannot be.`, { errors })
    // One that was moved or invited while this waited for its lock is left out of "all".
    const invited = [...rows.values()].filter(({ id }) => !refused(id))
    await offer(ctx, invited)
    return {
      program_id,
      invited: invited.length,
      application_ids: invited.map(({ id }) => id),
      warnings: await warningsFor(ctx, program, invited),
    }
  })
}
