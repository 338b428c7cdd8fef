import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { markReleased } from '../../catalogue/programs/release-program.ts'
import type { Status } from '../../intake/applications/lifecycle.ts'
import { moveApplications } from '../../intake/applications/move-application.ts'
import type { Ctx } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { type NewHistoryEntry, record } from '../../record/record.ts'
import { cancelInterviews } from '../interviews/cancel-interviews.ts'
import { decisionsReleased } from './events.ts'
import { type lockReviewed, releaseDecisionRows } from './queries.ts'
import type { Release } from './release-schema.ts'

type Reviewed = Awaited<ReturnType<typeof lockReviewed>>[number]
export type DecidedRow = Reviewed & { outcome: NonNullable<Reviewed['outcome']> }

/** The entries, for staff, of applications that get an offer although they do not meet a criterion, with the reason. */
const overridden = (
  { program_id, conflicts }: Release,
  release_id: string,
  reason: string | undefined,
): NewHistoryEntry[] =>
  [...Map.groupBy(conflicts, ({ application_id }) => String(application_id))].map(([id, lines]) => ({
    subject: 'application',
    id,
    program_id,
    action: 'override_eligibility',
    reason,
    details: { release_id, criteria: lines.map(({ criterion }) => criterion) },
    visibility: 'staff',
  }))

/** Releases the decisions of a plan and moves their applications, in the caller's transaction. */
export async function carryOut(
  ctx: Ctx,
  release: Release,
  program: PublishedProgram,
  batch: DecidedRow[],
  reason: string | undefined,
): Promise<Release> {
  const { program_id, reply_by } = release
  const id = uuidv7()
  await ctx.db
    .insertInto('release')
    .values({
      id,
      program_id,
      reply_by,
      released_by: ctx.actor.name,
      released_by_id: ctx.actor.id,
      released_at: ctx.now,
    })
    .execute()
  await releaseDecisionRows(ctx.db, {
    release_id: id,
    ids: release.items.map(({ application_id }) => application_id),
    positions: release.items.map(({ waitlist_position }) => waitlist_position),
  })
  await cancelInterviews(
    ctx,
    batch.map(({ id }) => id),
  )
  const to = new Map(release.items.map((item) => [item.application_id, item.to as Status]))
  for (const [next, moved] of Map.groupBy(batch, ({ id }) => to.get(id) as Status))
    await moveApplications(ctx, moved as (DecidedRow & { status: Status })[], program, {
      action: 'release',
      to: next,
      change: next === 'offered' ? { reply_by } : {},
      facts: { release_id: id },
    })
  await markReleased(ctx, program_id)
  await record(ctx, ...overridden(release, id, reason), {
    subject: 'program',
    id: program_id,
    action: 'release',
    event: decisionsReleased({ release_id: id, count: batch.length }),
  })
  return { ...release, id, released_at: ctx.now }
}
