import { sql } from 'kysely'
import { checkVersion, type Expected } from '../../http/etag.ts'
import { isBoundByNetwork } from '../../permissions/acts.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { Problem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { looserThan, networkRulesAfter, networkRulesOf, ruleChanges } from '../criteria/network-rules.ts'
import { callEndsAt } from '../criteria/program-times.ts'
import { completeRules } from '../criteria/rules.ts'
import { tellTouched } from './changed-questions.ts'
import { programUpdated } from './events.ts'
import { getProgram } from './get-program.ts'
import { lockProgram, type ProgramRow } from './lock-program.ts'
import { partChanges, partFaults } from './parts.ts'
import type { ProgramReactions } from './program-reactions.ts'
import { fault, faultsOf, type Settings, settingsOf } from './program-settings.ts'
import { missingFrom } from './publish-faults.ts'
import { isPublished } from './published-program.ts'
import { listParts, replaceParts, updateProgramRow } from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { ChangedProgram, ProgramChange } from './schema.ts'
import { tooLate } from './too-late.ts'
import type { TouchedByMove } from './touched-schema.ts'

/** Dates and venue, which applicants plan with: the history has their old and new values. */
const ANNOUNCED = [
  'starts_on',
  'ends_on',
  'opens_at',
  'closes_at',
  'timezone',
  'venue_city',
  'venue_country',
  'decisions_on',
] as const

function changesOf(before: ProgramRow, after: Settings) {
  const changed = ANNOUNCED.filter((name) => after[name] !== undefined && after[name] !== before[name])
  return Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] ?? null }]))
}

/** The settings by which people have planned: if one changes, they are asked again. */
const MOVES = ['starts_on', 'ends_on', 'venue_city', 'venue_country', 'format'] as const
const movedBy = (before: ProgramRow, after: Settings): string[] =>
  MOVES.filter((name) => after[name] !== undefined && after[name] !== before[name])

/**
 * Changes a draft or a published program. A dry run is undone. Only `extendCall` and `closeCall` set the end of a published call.
 * Errors: not_found, role_not_allowed, stale, program_status, content_invalid.
 */
export function updateProgram(
  ctx: Ctx,
  id: string,
  expected: Expected,
  body: ProgramChange,
  { reactions, dry_run = false }: { reactions: ProgramReactions; dry_run?: boolean | undefined },
): Promise<ChangedProgram> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, id)
    const before = await lockProgram(ctx.db, id)
    ctx = await underLock(ctx)
    checkVersion(expected, before.version)
    if (before.status !== 'draft' && before.status !== 'published')
      throw new Problem(409, 'program_status', `The program is ${before.status}: it can no longer be changed.`)
    const published = before.status === 'published'
    const settings = settingsOf(body, before)
    const after = { ...before, ...settings }
    const faults = await faultsOf(ctx, body, before, after)
    if (published && settings.closes_at !== before.closes_at)
      faults.push(
        fault(
          '/call/closes_at',
          'published',
          'is the end of a published call: move it with extend-call or close-call, and a reason',
        ),
      )
    if (published) {
      const missing = missingFrom(after)
      faults.push(...(missing.length > 0 ? missing : tooLate(before, after, ctx.now)))
    }
    const isHost = isBoundByNetwork(ctx.actor)
    const parts = body.organisations ? await listParts(ctx.db, id) : []
    if (isHost) faults.push(...looserThan(networkRulesOf(before), body))
    if (isHost && body.organisations) faults.push(...partFaults(parts, body.organisations))
    if (faults.length > 0) throw unprocessable(faults)
    const rules = body.criteria && completeRules(body.criteria, after.call_mode)
    if (rules) {
      settings.criteria = rules
      settings.rule_set_version = before.rule_set_version + 1
    }
    const kept = networkRulesAfter(before, body, isHost)
    if (dry_run) await sql`savepoint preview`.execute(ctx.db)
    await updateProgramRow(ctx.db, id, {
      ...settings,
      ...(kept && { network_rules: kept }),
      updated_at: ctx.now,
    })
    if (body.organisations) await replaceParts(ctx.db, id, body.organisations)
    const dates = changesOf(before, settings)
    const facts = {
      changed: Object.keys(body),
      rules: ruleChanges(before, { ...body, criteria: rules }),
      ...(body.organisations && { organisations: partChanges(parts, body.organisations) }),
    }
    const { venue_city: _, ...announced } = dates
    await record(ctx, {
      subject: 'program',
      id,
      action: 'update',
      event: published ? programUpdated({ ...facts, dates: announced }) : undefined,
      details: { ...facts, dates },
      visibility: published ? 'all' : 'staff',
    })
    // A call without a deadline is open until the program starts, so a later start extends it.
    if (published && callEndsAt(after) > callEndsAt(before))
      for (const react of reactions['program.call_extended']) await react(ctx, after)
    if (published) for (const react of reactions['program.updated']) await react(ctx, before)
    const moved = movedBy(before, settings)
    const touched: TouchedByMove[] = []
    if (isPublished(after) && moved.length > 0)
      for (const react of reactions['program.moved']) touched.push(await react(ctx, after, moved))
    const answers = published && body.answers_schema ? await tellTouched(ctx, before, body.answers_schema) : undefined
    const program = await getProgram(ctx.db, ctx.actor, ctx.now, id)
    if (dry_run) await sql`rollback to savepoint preview`.execute(ctx.db)
    return {
      ...program,
      ...(answers && { touched_applications: answers }),
      ...(published && moved.length > 0 && { touched: touched.filter((each) => each.application_ids.length > 0) }),
    }
  })
}
