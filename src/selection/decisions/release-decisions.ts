import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { isNetworkRule } from '../../catalogue/criteria/network-rules.ts'
import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import type { CriterionCode } from '../../catalogue/criteria/report.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { lockForRelease } from '../../catalogue/programs/release-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { instantOf } from '../../http/formats.ts'
import { countSeats } from '../../intake/allocations/seat-ledger.ts'
import { latestSafeDates } from '../../intake/applications/latest-safe-dates.ts'
import { assessAll } from '../../intake/eligibility/assess.ts'
import { isBoundByNetwork } from '../../permissions/acts.ts'
import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { canonicalJson } from '../../platform/json.ts'
import { Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { carryOut, type DecidedRow } from './carry-out-release.ts'
import { planRelease } from './plan-release.ts'
import { findFrozenReports, lastReleasedPosition, lockReviewed } from './queries.ts'
import { findingsOf, type Told } from './release-findings.ts'
import type { NewRelease, Release } from './release-schema.ts'
import { findTold } from './told.ts'

const REPLY_DAYS = 14

type Reviewed = Awaited<ReturnType<typeof lockReviewed>>[number]
type Planned = ReturnType<typeof planRelease> & Pick<Release, 'findings'>
const isDecided = (row: Reviewed): row is DecidedRow => row.outcome !== null

function replyBy({ now }: Ctx, wanted: string | undefined, end: string): string {
  if (wanted) return instantOf(wanted)
  const usual = Temporal.Instant.from(now).add({ hours: 24 * REPLY_DAYS })
  const text = usual.toString({ fractionalSecondDigits: 3 })
  return text < end ? text : end
}

/** As Postgres spells them; RFC 9562 lets clients use either case. */
const wantedOf = ({ application_ids }: NewRelease) => application_ids?.map((id) => id.toLowerCase())

function faultsOf(ctx: Ctx, body: NewRelease, program: PublishedProgram, decided: string[]): ProblemItem[] {
  const faults: ProblemItem[] = []
  const end = programEndsAt(program)
  const reply_by = body.reply_by && instantOf(body.reply_by)
  if (reply_by && reply_by <= ctx.now)
    faults.push({ pointer: '/reply_by', code: 'past', detail: 'must be in the future' })
  if (reply_by && reply_by > end)
    faults.push({ pointer: '/reply_by', code: 'after_end', detail: `must be before the end of the program, ${end}` })
  if (body.application_ids && program.call_mode === 'round')
    faults.push({
      pointer: '/application_ids',
      code: 'round',
      detail: 'must be left out in a round: all decisions are released together',
    })
  wantedOf(body)?.forEach((id, i) => {
    if (!decided.includes(id))
      faults.push({
        pointer: `/application_ids/${i}`,
        code: 'undecided',
        detail: 'has no decision to release',
      })
  })
  return faults
}

/**
 * Identifies the plan: whatever a release does or names. The days that are left are no part of it. In a round an
 * application that is left undecided is.
 */
const digestOf = (program: PublishedProgram, batch: DecidedRow[], told: Told[], plan: Planned) =>
  createHash('sha256')
    .update(
      canonicalJson([
        batch.map(({ id, version, outcome, decision_version }) => [id, version, outcome, decision_version]),
        told.map(({ application_id, text }) => [application_id, text]),
        [plan.items, plan.seats, plan.cities],
        plan.conflicts.map(({ code, city_id, application_id, criterion }) => [
          code,
          city_id,
          application_id,
          criterion,
        ]),
        plan.findings.map(({ code, application_id }) => [code, application_id]),
        program.call_mode === 'round' ? plan.undecided : null,
      ]),
    )
    .digest('base64url')

async function plan(ctx: Ctx, program: PublishedProgram, batch: DecidedRow[], undecided: string[]) {
  const selected = batch.filter(({ outcome }) => outcome === 'select').map(({ id }) => id)
  const now = await assessAll(ctx, selected, program)
  const frozen = await findFrozenReports(ctx.db, selected)
  const { starts_on, ends_on } = program
  const told = await findTold(ctx.db, ctx.actor, { ids: batch.map(({ id }) => id), starts_on, ends_on })
  const journey = { ...program, country: program.venue_country }
  const findings = findingsOf(journey, localDate(ctx.now, program.timezone), told, now)
  const planned = planRelease({
    seats: program.seats,
    max_participants_per_city: program.max_participants_per_city,
    taken: await countSeats(ctx.db, program.id),
    last_position: await lastReleasedPosition(ctx.db, program.id),
    decided: batch.map(({ id, city_id, outcome, waitlist_position, decided_at }) => ({
      application_id: id,
      city_id,
      outcome,
      waitlist_position,
      decided_at,
      at_submission: frozen.get(id) ?? null,
      now: now.get(id),
    })),
    undecided,
  })
  // They follow the table of visas, and are no part of what a release does.
  const dates = await latestSafeDates(
    ctx.db,
    batch.map(({ id }) => id),
  )
  const items = planned.items.map((item) => ({
    ...item,
    latest_safe_decision_date: dates.get(item.application_id) ?? null,
  }))
  return { ...planned, items, findings, digest: digestOf(program, batch, told, { ...planned, findings }) }
}

/** Errors: release_conflict with the plan, when it cannot be carried out or is not the one that the override names. */
function checkPlan({ actor }: Ctx, program: PublishedProgram, release: Release, { override }: NewRelease): void {
  const refuse = (detail: string) => new Problem(409, 'release_conflict', detail, { release })
  if (override && override.digest !== release.digest)
    throw refuse('The plan has changed since the dry run that the override names: make another dry run.')
  const mayOverride = (criterion: CriterionCode | null) =>
    !isBoundByNetwork(actor) || !isNetworkRule(program, criterion)
  const conflicts = release.conflicts.filter(
    ({ code, criterion }) => code !== 'not_eligible' || !override || !mayOverride(criterion),
  )
  if (override && conflicts.some(({ code }) => code === 'not_eligible'))
    throw refuse('Only the secretariat may override a rule of the network: see the conflicts.')
  if (conflicts.length > 0) throw refuse(conflicts.map(({ detail }) => detail).join(' '))
}

/**
 * Makes the decisions of a program visible and moves each application, in one transaction: all of them or none. A later
 * release covers the decisions since. A selected application must meet every hard criterion as the program stands now; a
 * waiver or an override lets it pass. Errors: content_invalid, program_status, program_over, release_conflict, release_changed;
 * seats_exceeded or city_participants_exceeded if SQL took a seat after the plan was made.
 */
export function releaseDecisions(ctx: Ctx, program_id: string, body: NewRelease): Promise<Release> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const program = await lockForRelease(ctx, program_id)
    const reviewed = await lockReviewed(ctx.db, program_id)
    ctx = await underLock(ctx)
    if (ctx.now >= programEndsAt(program))
      throw new Problem(409, 'program_over', 'The program is over: nothing can be released.')
    const all = reviewed.filter(isDecided)
    const faults = faultsOf(
      ctx,
      body,
      program,
      all.map(({ id }) => id),
    )
    if (faults.length > 0) throw unprocessable(faults)
    const wanted = wantedOf(body)
    const batch = all.filter(({ id }) => wanted?.includes(id) ?? true)
    const undecided = reviewed.filter((row) => !isDecided(row)).map(({ id }) => id)
    const planned = await plan(ctx, program, batch, undecided)
    const release: Release = {
      id: null,
      program_id,
      dry_run: body.dry_run ?? false,
      released_at: null,
      reply_by: replyBy(ctx, body.reply_by, programEndsAt(program)),
      ...planned,
    }
    if (release.dry_run) return release
    if (body.digest !== undefined && body.digest !== release.digest)
      throw new Problem(409, 'release_changed', 'Something has changed since the dry run: see the plan as it is now.', {
        release,
      })
    checkPlan(ctx, program, release, body)
    if (batch.length === 0) return release
    return carryOut(ctx, release, program, batch, body.override?.reason)
  })
}
