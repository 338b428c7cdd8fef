import { Temporal } from 'temporal-polyfill'
import type { Status } from '../applications/lifecycle.ts'
import { moveApplications } from '../applications/move-application.ts'
import { instantOf } from '../http/formats.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Problem, type ProblemItem, unprocessable } from '../platform/problem.ts'
import { record } from '../platform/record.ts'
import { holdForRelease, markReleased } from '../programs/release-program.ts'
import { checkRunsProgram } from '../programs/run-program.ts'
import { planRelease } from './plan-release.ts'
import { countSeated, lockReviewed } from './queries.ts'
import type { NewRelease, Release } from './schema.ts'

const REPLY_DAYS = 14

type Reviewed = Awaited<ReturnType<typeof lockReviewed>>[number]
const isDecided = (row: Reviewed): row is Reviewed & { outcome: NonNullable<Reviewed['outcome']> } =>
  row.outcome !== null

const replyBy = (ctx: Ctx, wanted: string | undefined) =>
  wanted
    ? instantOf(wanted)
    : Temporal.Instant.from(ctx.now)
        .add({ hours: 24 * REPLY_DAYS })
        .toString({ fractionalSecondDigits: 3 })

/** As Postgres spells them; RFC 9562 lets clients use either case. */
const wantedOf = ({ application_ids }: NewRelease) => application_ids?.map((id) => id.toLowerCase())

function faultsOf(ctx: Ctx, body: NewRelease, mode: string, decided: string[]): ProblemItem[] {
  const faults: ProblemItem[] = []
  if (body.reply_by && instantOf(body.reply_by) <= ctx.now)
    faults.push({ pointer: '/reply_by', code: 'past', detail: 'must be in the future' })
  if (body.application_ids && mode === 'round')
    faults.push({
      pointer: '/application_ids',
      code: 'round',
      detail: 'in a round all decisions are released together',
    })
  wantedOf(body)?.forEach((id, i) => {
    if (!decided.includes(id))
      faults.push({
        pointer: `/application_ids/${i}`,
        code: 'undecided',
        detail: 'has no decision that waits for its release',
      })
  })
  return faults
}

/**
 * Makes the decisions of a program visible and tells everyone, once: all of it in one transaction, or nothing. Done
 * again it releases what was decided since. Errors: content_invalid, release_conflict with the plan.
 */
export function releaseDecisions(ctx: Ctx, program_id: string, body: NewRelease): Promise<Release> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const program = await holdForRelease(ctx, program_id)
    const reviewed = await lockReviewed(ctx.db, program_id)
    const all = reviewed.filter(isDecided)
    const faults = faultsOf(
      ctx,
      body,
      program.call_mode,
      all.map(({ id }) => id),
    )
    if (faults.length > 0) throw unprocessable(faults)
    const wanted = wantedOf(body)
    const batch = all.filter(({ id }) => wanted?.includes(id) ?? true)
    const plan = planRelease({
      seats: program.seats,
      max_participants_per_city: program.max_participants_per_city,
      taken: await countSeated(ctx.db, program_id),
      decided: batch.map(({ id, city_id, outcome }) => ({ application_id: id, city_id, outcome })),
      undecided: reviewed.filter((row) => !isDecided(row)).map(({ id }) => id),
    })
    const reply_by = replyBy(ctx, body.reply_by)
    const release: Release = {
      id: null,
      program_id,
      dry_run: body.dry_run ?? false,
      released_at: null,
      reply_by,
      ...plan,
    }
    if (release.dry_run) return release
    if (plan.conflicts.length > 0)
      throw new Problem(409, 'release_conflict', plan.conflicts.map(({ detail }) => detail).join('; '), { release })
    if (batch.length === 0) return release
    return carryOut(ctx, release, batch)
  })
}

async function carryOut(ctx: Ctx, release: Release, batch: Reviewed[]): Promise<Release> {
  const { program_id, reply_by } = release
  const id = uuidv7()
  await ctx.db
    .insertInto('release')
    .values({ id, program_id, reply_by, released_by: ctx.actor.name, released_at: ctx.now })
    .execute()
  await ctx.db
    .updateTable('decision')
    .set((eb) => ({ release_id: id, version: eb('version', '+', 1) }))
    .where('release_id', 'is', null)
    .where(
      'application_id',
      'in',
      batch.map((row) => row.id),
    )
    .execute()
  const to = new Map(release.items.map((item) => [item.application_id, item.to as Status]))
  for (const [next, moved] of Map.groupBy(batch, ({ id }) => to.get(id) as Status))
    await moveApplications(ctx, moved as (Reviewed & { status: Status })[], {
      action: 'release',
      to: next,
      change: next === 'offered' ? { reply_by } : {},
      details: { release_id: id },
    })
  await markReleased(ctx, program_id)
  await record(ctx, {
    subject: 'program',
    id: program_id,
    program_id,
    action: 'release',
    event: 'program.decisions_released',
    details: { release_id: id, count: batch.length },
  })
  return { ...release, id, released_at: ctx.now }
}
