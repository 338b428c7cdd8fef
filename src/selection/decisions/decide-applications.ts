import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import { lockForRelease } from '../../catalogue/programs/release-program.ts'
import { checkRunsProgram } from '../../catalogue/programs/run-program.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { itemsFrom, type WantedItem } from './from-shortlist.ts'
import type { DecisionItem, DecisionsMade, NewDecisions } from './many-schema.ts'
import { type Decidable, lastWaitlistPosition, lockDecidable, saveDecisions } from './queries.ts'

/** The faults of the items by themselves. */
function faultsOf(items: DecisionItem[]): ProblemItem[] {
  const first = new Map<string, number>()
  const positions = new Map<number, number>()
  return items.flatMap(({ application_id, outcome, waitlist_position: position }, i) => {
    const faults: ProblemItem[] = []
    const at = (name: string, code: string, detail: string) =>
      faults.push({ pointer: `/items/${i}/${name}`, code, detail })
    const same = first.get(application_id)
    if (same !== undefined) at('application_id', 'duplicate', `is that of item ${same}, too: decide each once`)
    else first.set(application_id, i)
    if (position == null) return faults
    const taken = positions.get(position)
    if (outcome !== 'waitlist') at('waitlist_position', 'not_waitlisted', 'is for the outcome waitlist only')
    else if (taken !== undefined) at('waitlist_position', 'duplicate', `is that of item ${taken}, too`)
    else positions.set(position, i)
    return faults
  })
}

/** The refusals of the items by the state of the applications and their decisions. */
function refusalsOf(wanted: WantedItem[], found: Map<string, Decidable>, replace: boolean): ProblemItem[] {
  return wanted.flatMap(({ pointer, item: { application_id, version } }) => {
    const refused = (name: string, code: string, detail: string, params = {}): ProblemItem => ({
      pointer: pointer.startsWith('/items/') ? `${pointer}/${name}` : pointer,
      code,
      detail,
      params: { application_id, ...params },
    })
    const row = found.get(application_id)
    if (!row) return refused('application_id', 'not_found', 'is no application of this program')
    if (row.status !== 'in_review')
      return refused(
        'application_id',
        'transition_not_allowed',
        `is in state ${row.status}: only an application in review can be decided`,
        { from: row.status },
      )
    if (version !== undefined && version !== row.open?.version)
      return refused('version', 'stale', 'is not the version of the open decision: read it again')
    if (version === undefined && row.open && !replace)
      return refused('version', 'decided', 'is missing: the application has a decision, so name the version to change')
    return []
  })
}

/** Errors: program_status, program_over. */
async function lockForDecisions(ctx: Ctx, program_id: string): Promise<Ctx> {
  const program = await lockForRelease(ctx, program_id, 'decided')
  const now = await underLock(ctx)
  if (now.now >= programEndsAt(program))
    throw new Problem(409, 'program_over', 'The program is over: nothing can be decided.')
  return now
}

/** The items with their places on the waitlist: as wanted, kept, or the next ones in the order of the items. */
function placed(items: DecisionItem[], found: Map<string, Decidable>, last: number) {
  let next = Math.max(last, ...items.map(({ waitlist_position }) => waitlist_position ?? 0))
  return items.map((item) => {
    const { city_id, open } = found.get(item.application_id) as Decidable
    const position = () => item.waitlist_position ?? open?.waitlist_position ?? ++next
    return {
      ...item,
      city_id,
      decision_id: open?.id,
      before: open?.outcome ?? null,
      waitlist_position: item.outcome === 'waitlist' ? position() : null,
    }
  })
}

/** The items of the request. Errors: content_invalid unless there are either items or a shortlist, or if they contradict each other. */
function givenItems({ items, shortlist }: NewDecisions): WantedItem[] {
  if (items && shortlist)
    throw unprocessable([
      { pointer: '/shortlist', code: 'conflict', detail: 'cannot be combined with items: give one of them' },
    ])
  if (!items && !shortlist)
    throw unprocessable([{ pointer: '/items', code: 'required', detail: 'is missing: give it, or shortlist' }])
  // As Postgres spells them; RFC 9562 lets clients use either case.
  const wanted = (items ?? []).map((item) => ({ ...item, application_id: item.application_id.toLowerCase() }))
  const faults = faultsOf(wanted)
  if (faults.length > 0) throw unprocessable(faults)
  return wanted.map((item, i) => ({ item, pointer: `/items/${i}` }))
}

const countOf = (items: readonly { outcome: string }[], outcome: string) =>
  items.filter((item) => item.outcome === outcome).length

/**
 * Records decisions on many applications of a program, all or none. They stay hidden until the release, as one by one.
 * Errors: content_invalid, program_status, program_over, decisions_refused with each refusal.
 */
export function decideApplications(ctx: Ctx, program_id: string, body: NewDecisions): Promise<DecisionsMade> {
  return inTransaction(ctx, async (ctx) => {
    await checkRunsProgram(ctx, program_id)
    const given = givenItems(body)
    ctx = await lockForDecisions(ctx, program_id)
    const wanted = body.shortlist ? await itemsFrom(ctx.db, program_id, body.shortlist) : given
    const items = wanted.map(({ item }) => item)
    const ids = items.map(({ application_id }) => application_id)
    const rows = await lockDecidable(ctx.db, program_id, ids)
    const found = new Map(rows.map((row) => [row.id, row]))
    const errors = refusalsOf(wanted, found, body.replace ?? false)
    if (errors.length > 0)
      throw new Problem(
        409,
        'decisions_refused',
        `Nothing was recorded: ${errors.length} of ${ids.length} are refused.`,
        {
          errors,
        },
      )
    const decided = placed(items, found, await lastWaitlistPosition(ctx.db, program_id))
    const versions = body.dry_run ? new Map() : await write(ctx, program_id, decided)
    return {
      program_id,
      dry_run: body.dry_run ?? false,
      counts: {
        select: countOf(items, 'select'),
        waitlist: countOf(items, 'waitlist'),
        not_select: countOf(items, 'not_select'),
      },
      items: decided.map(({ application_id, city_id, outcome, reason_code, waitlist_position, before }) => ({
        ...(versions.get(application_id) ?? { id: null, version: null }),
        application_id,
        city_id,
        outcome,
        reason_code,
        waitlist_position,
        before,
      })),
    }
  })
}

async function write(ctx: Ctx, program_id: string, decided: ReturnType<typeof placed>) {
  const by = { decided_by: ctx.actor.name, decided_by_id: ctx.actor.id, decided_at: ctx.now }
  const rows = decided.map(({ decision_id, application_id, outcome, reason_code, waitlist_position, ...words }) => ({
    id: decision_id ?? uuidv7(),
    application_id,
    outcome,
    reason_code,
    note: words.note ?? null,
    message: words.message ?? null,
    waitlist_position,
    ...by,
  }))
  const saved = await saveDecisions(ctx.db, { rows: JSON.stringify(rows) })
  await record(
    ctx,
    ...decided.map(({ application_id: id, outcome, reason_code }) => ({
      subject: 'application' as const,
      id,
      program_id,
      action: 'decide',
      details: { outcome, reason_code },
      visibility: 'staff' as const,
    })),
  )
  return new Map(saved.map(({ application_id, id, version }) => [application_id, { id, version }]))
}
