import { type ProgramDates, stageOf } from '../../catalogue/criteria/program-times.ts'
import type { Ctx } from '../../platform/context.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { type NewHistoryEntry, record } from '../../record/record.ts'
import { explainRefusal } from '../allocations/seat-ledger.ts'
import { freeSlots, takeSlot } from '../allocations/slot-ledger.ts'
import type { Action } from './actions.ts'
import { applicationMoved, type MoveFacts } from './events.ts'
import { holdsSlot, isLiving, type Status, targetOf } from './lifecycle.ts'
import { refuseSecondOf } from './one-application.ts'
import { findOpenDecisions, type RowChange, updateApplicationRow, updateApplicationRows } from './queries.ts'
import { explainClosed } from './replacement-window.ts'

export interface Move {
  action: Action
  /** Needed only if the action leads to several states. */
  to?: Status
  /** Other columns that change with the status. */
  change?: RowChange
  reason?: string
  /** Facts for the event and the history. */
  facts?: MoveFacts
  /** Facts for the history only. */
  details?: Record<string, unknown>
}

export interface Movable {
  id: string
  program_id: string
  city_id: string
  person_key: string
  person_keys: string[] | null
  status: Status
}
export type MovedIn = ProgramDates & { status: string }

const entryOf = (
  { id, program_id, city_id, status }: Movable,
  to: Status,
  { action, reason, facts, details }: Move,
): NewHistoryEntry => ({
  subject: 'application',
  id,
  program_id,
  action,
  event: applicationMoved[to]({ program_id, city_id, ...facts }),
  from: status,
  to,
  reason,
  details,
})

/** Whether a move takes an application out of review without releasing its decision. */
const leavesReview = (status: Status, action: Action) => status === 'in_review' && action !== 'release'

/** The database voids the open decision with the move (void_open_decision). These entries record it for staff. */
async function voidedBy({ db }: Ctx, applications: Movable[]): Promise<NewHistoryEntry[]> {
  const ids = applications.map(({ id }) => id)
  return (await findOpenDecisions(db, ids)).map(({ application_id: id, program_id, outcome, reason_code }) => ({
    subject: 'application',
    id,
    program_id,
    action: 'void_decision',
    details: { outcome, reason_code },
    visibility: 'staff',
  }))
}

/**
 * Changes the status; only `moveApplications` does so too. Writes the move, the slot that it takes or frees, its
 * history entry and its event, in the caller's transaction; the database takes and frees the seat. Errors:
 * transition_not_allowed, city_cap_reached, application_exists, seats_exceeded, city_participants_exceeded.
 */
export async function moveApplication(ctx: Ctx, application: Movable, program: MovedIn, move: Move): Promise<void> {
  const { id, status: from } = application
  const to = targetOf(from, move.action, ctx.actor, stageOf(program, ctx.now), move.to)
  const slot = () => {
    if (holdsSlot(to) && !holdsSlot(from)) return takeSlot(ctx, application)
    if (holdsSlot(from) && !holdsSlot(to)) return freeSlots(ctx.db, [id])
  }
  // Other moves await nothing here: `submission` sends the query for its answer right behind these writes.
  const voided = leavesReview(from, move.action) ? await voidedBy(ctx, [application]) : []
  const write = () =>
    updateApplicationRow(ctx.db, id, { ...move.change, status: to, updated_at: ctx.now })
      .catch(explainClosed)
      .catch(explainRefusal)
  const tell = () => record(ctx, ...voided, entryOf(application, to, move))
  // Reviving can violate `application_person_once`: the person may have started a newer application.
  if (isLiving(to) && !isLiving(from)) {
    await slot()
    await refuseSecondOf(ctx, application, write)
    await tell()
  } else await inOrder([slot(), write(), tell()])
}

/**
 * Makes the same move with many applications of a program. It takes no slots. A person whose application it revives
 * must have no other living one: the caller has locked the program, so nobody can start one. Errors:
 * transition_not_allowed, seats_exceeded, city_participants_exceeded.
 */
export async function moveApplications(ctx: Ctx, applications: Movable[], program: MovedIn, move: Move): Promise<void> {
  const stage = stageOf(program, ctx.now)
  const moved = applications.map((application) => ({
    application,
    to: targetOf(application.status, move.action, ctx.actor, stage, move.to),
  }))
  const to = moved[0]?.to
  if (!to) return
  const ids = applications.map(({ id }) => id)
  const freed = applications.filter(({ status }) => holdsSlot(status) && !holdsSlot(to)).map(({ id }) => id)
  const left = applications.filter(({ status }) => leavesReview(status, move.action))
  const voided = left.length > 0 ? await voidedBy(ctx, left) : []
  await freeSlots(ctx.db, freed)
  await updateApplicationRows(ctx.db, ids, { ...move.change, status: to, updated_at: ctx.now }).catch(explainRefusal)
  await record(ctx, ...voided, ...moved.map(({ application }) => entryOf(application, to, move)))
}
