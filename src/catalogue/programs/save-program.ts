import { checkVersion } from '../../http/etag.ts'
import { instantOf } from '../../http/formats.ts'
import { endOfLocalDay, startOfLocalDay } from '../../platform/calendar.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import {
  DEFAULT_NETWORK_RULES,
  looserThan,
  networkRulesAfter,
  networkRulesOf,
  ruleChanges,
} from '../criteria/network-rules.ts'
import { callEndsAt } from '../criteria/program-times.ts'
import type { Rule } from '../criteria/report.ts'
import { checkRules, completeRules } from '../criteria/rules.ts'
import { checkFormSchema } from '../forms/answers-schema.ts'
import { tellTouched } from './changed-questions.ts'
import type { OnExtend } from './move-call.ts'
import { partChanges, partFaults, partsOfOwn, strangersAmong } from './parts.ts'
import { dateFaults } from './program-dates.ts'
import {
  findKnown,
  getProgram,
  insertProgram,
  knowsTimeZone,
  listParts,
  lockProgram,
  replaceParts,
  updateProgram,
} from './queries.ts'
import { checkRunsProgram } from './run-program.ts'
import type { ChangedProgram, NewProgram, Program, ProgramChange } from './schema.ts'
import { tooLate } from './too-late.ts'

type Row = Awaited<ReturnType<typeof lockProgram>>
type Settings = Omit<Partial<Row>, 'id'>

const fault = (pointer: string, code: string, detail: string): ProblemItem => ({ pointer, code, detail })

/** Bare dates stay known beside the instants they mean, so that a draft's zone can still change. */
function callOf(call: NonNullable<ProgramChange['call']>): Settings {
  const { opens_on, opens_at, closes_on, closes_at, mode } = call
  return {
    ...(mode && { call_mode: mode }),
    ...((opens_on !== undefined || opens_at !== undefined) && {
      opens_on: opens_on ?? null,
      opens_at: opens_at ? instantOf(opens_at) : null,
    }),
    ...((closes_on !== undefined || closes_at !== undefined) && {
      closes_on: closes_on ?? null,
      closes_at: closes_at ? instantOf(closes_at) : null,
    }),
  }
}

function instantsOf({ timezone, opens_on, closes_on, opens_at, closes_at }: Settings): {
  opens_at: Instant | null
  closes_at: Instant | null
} {
  return {
    opens_at: opens_on ? (timezone ? startOfLocalDay(opens_on, timezone) : null) : (opens_at ?? null),
    closes_at: closes_on ? (timezone ? endOfLocalDay(closes_on, timezone) : null) : (closes_at ?? null),
  }
}

/** The columns that a body sets, on top of what the program has. */
function settingsOf(body: ProgramChange, before: Settings): Settings {
  const { venue, call, criteria, selection, coverage, contacts, answers_schema, organisations: _, ...plain } = body
  const merged: Settings = {
    ...plain,
    ...(venue?.city !== undefined && { venue_city: venue.city }),
    ...(venue?.country !== undefined && { venue_country: venue.country }),
    ...(venue?.timezone !== undefined && { timezone: venue.timezone }),
    ...(call && callOf(call)),
  }
  const json = Object.entries({ criteria, selection, coverage, contacts, answers_schema }).filter(
    ([, value]) => value !== undefined,
  )
  return {
    ...merged,
    ...instantsOf({ ...before, ...merged }),
    ...Object.fromEntries(json.map(([name, value]) => [name, JSON.stringify(value)])),
  }
}

/** A stored selection is an object; one from a body is the text of its column. */
const interviewsOf = ({ selection }: Settings) =>
  ((typeof selection === 'string' ? JSON.parse(selection) : selection) as ProgramChange['selection'])?.interviews

/** A city may send its participants only if there are seats for them. Its applications may be more than that. */
function seatFaults({ seats, max_participants_per_city: cap }: Settings): ProblemItem[] {
  return seats && cap && seats < cap
    ? [fault('/seats', 'below_city_cap', `is ${seats}, below max_participants_per_city (${cap})`)]
    : []
}

const valueFaults = (settings: Settings) => [...dateFaults(settings, interviewsOf(settings)), ...seatFaults(settings)]

/** What was stored before a rule came is not held against an edit of something else. */
async function faultsOf(ctx: Ctx, body: ProgramChange, before: Settings, after: Settings): Promise<ProblemItem[]> {
  const faults = [
    ...checkRules(body.criteria ?? []),
    ...(body.answers_schema ? checkFormSchema(body.answers_schema) : []),
  ]
  for (const end of ['opens', 'closes'] as const)
    if (body.call?.[`${end}_on`] && body.call[`${end}_at`])
      faults.push(fault(`/call/${end}_at`, 'conflict', `give either ${end}_on or ${end}_at`))
  const timezone = body.venue?.timezone
  if (timezone && !(await knowsTimeZone(ctx.db, timezone)))
    faults.push(fault('/venue/timezone', 'unknown', 'is a time zone that the database does not know: name its city'))
  const old = valueFaults(before).map(({ pointer, detail }) => pointer + detail)
  if (!faults.some(({ code }) => code === 'conflict'))
    faults.push(...valueFaults(after).filter(({ pointer, detail }) => !old.includes(pointer + detail)))
  if (body.series_id && (await findKnown(ctx.db, 'series', [body.series_id])).length === 0)
    faults.push(fault('/series_id', 'unknown', 'there is no series with this id'))
  const parts = body.organisations ?? []
  const known = await findKnown(
    ctx.db,
    'organisation',
    parts.map((part) => part.organisation_id),
  )
  parts.forEach(({ organisation_id }, i) => {
    if (!known.includes(organisation_id))
      faults.push(fault(`/organisations/${i}/organisation_id`, 'unknown', 'there is no organisation with this id'))
  })
  return faults
}

const { criteria: _, ...USUAL_CAPS } = DEFAULT_NETWORK_RULES

/** Makes a draft. An organisation that makes one is its organiser, under the network's usual rules. Errors: content_invalid. */
export function createProgram(ctx: Ctx, body: NewProgram): Promise<Program> {
  return inTransaction(ctx, async (ctx) => {
    const { organisation_id } = ctx.actor
    const wanted = body.organisations ?? []
    const settings = settingsOf(organisation_id ? { ...USUAL_CAPS, ...body } : body, {})
    const faults = await faultsOf(ctx, body, {}, settings)
    if (organisation_id)
      faults.push(...looserThan(DEFAULT_NETWORK_RULES, body), ...strangersAmong(organisation_id, wanted))
    if (faults.length > 0) throw unprocessable(faults)
    const criteria = JSON.stringify(completeRules(body.criteria ?? [], body.call?.mode ?? 'round'))
    const id = uuidv7()
    await insertProgram(ctx.db, {
      ...settings,
      ...(body.criteria && { criteria }),
      ...(organisation_id && { network_rules: JSON.stringify(DEFAULT_NETWORK_RULES) }),
      id,
      title: body.title,
      status: 'draft',
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    const parts = organisation_id ? partsOfOwn(organisation_id, wanted) : wanted
    await replaceParts(ctx.db, id, parts)
    await record(ctx, {
      subject: 'program',
      id,
      program_id: id,
      action: 'create',
      to: 'draft',
      details: { organisations: { added: parts, removed: [] } },
      visibility: 'staff',
    })
    return getProgram(ctx.db, ctx.actor, ctx.now, id)
  })
}

/** What applicants planned with: the history tells what it was and what it is now. */
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

function changesOf(before: Row, after: Settings) {
  const changed = ANNOUNCED.filter((name) => after[name] !== undefined && after[name] !== before[name])
  return Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }]))
}

/** Errors: not_found, stale, program_status, content_invalid; the end of a published call is moved by extend-call and close-call. */
export function changeProgram(
  ctx: Ctx,
  id: string,
  expected: number | undefined,
  body: ProgramChange,
  onExtend: OnExtend,
): Promise<ChangedProgram> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, id)
    const before = await lockProgram(ctx.db, id)
    ctx = await underLock(ctx)
    checkVersion(expected, before.version)
    if (before.status !== 'draft' && before.status !== 'published')
      throw new Problem(409, 'program_status', `The program is ${before.status}: it is not changed any more.`)
    const published = before.status === 'published'
    const settings = settingsOf(body, before)
    const after = { ...before, ...settings }
    const faults = await faultsOf(ctx, body, before, after)
    if (published && settings.closes_at !== before.closes_at)
      faults.push(
        fault(
          '/call/closes_at',
          'published',
          'the end of a published call is moved by extend-call or close-call, with a reason',
        ),
      )
    if (published) {
      const missing = missingFrom(after)
      faults.push(...(missing.length > 0 ? missing : tooLate(before, after, ctx.now)))
    }
    const isHost = ctx.actor.organisation_id !== null
    const parts = body.organisations ? await listParts(ctx.db, id) : []
    if (isHost) faults.push(...looserThan(networkRulesOf(before), body))
    if (isHost && body.organisations) faults.push(...partFaults(parts, body.organisations))
    if (faults.length > 0) throw unprocessable(faults)
    const rules = body.criteria && completeRules(body.criteria, after.call_mode)
    if (rules) {
      settings.criteria = JSON.stringify(rules)
      settings.rule_set_version = before.rule_set_version + 1
    }
    const kept = networkRulesAfter(before, body, isHost)
    await updateProgram(ctx.db, id, {
      ...settings,
      ...(kept && { network_rules: JSON.stringify(kept) }),
      updated_at: ctx.now,
    })
    if (body.organisations) await replaceParts(ctx.db, id, body.organisations)
    await record(ctx, {
      subject: 'program',
      id,
      program_id: id,
      action: 'update',
      ...(published && { event: 'program.updated' }),
      details: {
        changed: Object.keys(body),
        dates: changesOf(before, settings),
        rules: ruleChanges({ ...before, criteria: before.criteria as Rule[] }, { ...body, criteria: rules }),
        ...(body.organisations && { organisations: partChanges(parts, body.organisations) }),
      },
      visibility: published ? 'all' : 'staff',
    })
    // A call without a deadline lasts until the program starts, so a later start extends it.
    if (published && callEndsAt(after) > callEndsAt(before)) await onExtend(ctx, after)
    const touched = published && body.answers_schema ? await tellTouched(ctx, before, body.answers_schema) : undefined
    return { ...(await getProgram(ctx.db, ctx.actor, ctx.now, id)), ...(touched && { touched_applications: touched }) }
  })
}

/** What a program must have before anybody can apply to it. */
function missingFrom(program: Settings): ProblemItem[] {
  const needed: [unknown, string][] = [
    [program.title, '/title'],
    [program.format, '/format'],
    [program.language, '/language'],
    [program.timezone, '/venue/timezone'],
    [program.starts_on, '/starts_on'],
    [program.ends_on, '/ends_on'],
    [program.closes_at ?? (program.format === 'webinar' || null), '/call/closes_at'],
  ]
  const missing = needed
    .filter(([value]) => !value)
    .map(([, pointer]) => fault(pointer, 'required', 'is required to publish'))
  return missing
}

/** What keeps a draft from being published: what it lacks, and dates that were stored before their order was checked. */
export const publishFaults = (program: Row): ProblemItem[] => [
  ...missingFrom(program),
  ...dateFaults(program, interviewsOf(program)),
]
