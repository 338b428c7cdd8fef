import type { Updateable } from 'kysely'
import { type ProgramDates, stageOf } from '../../catalogue/criteria/program-times.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Application as ApplicationTable } from '../../platform/postgres/db-types.ts'
import { inOrder } from '../../platform/postgres/pipeline.ts'
import { type Happening, record } from '../../record/record.ts'
import { explainRefusal } from '../allocations/seat-ledger.ts'
import { freeSlots, takeSlot } from '../allocations/slot-ledger.ts'
import { type Action, eventOf, holdsSlot, isLiving, type Status, targetOf } from './lifecycle.ts'
import { refuseSecondOf } from './one-application.ts'
import { findOpenDecisions, updateApplicationRow, updateApplicationRows } from './queries.ts'

export interface Move {
  action: Action
  /** Only where the action leads to several states. */
  to?: Status
  /** What else changes with the status. */
  change?: Updateable<ApplicationTable>
  reason?: string
  details?: Record<string, unknown>
}

export interface Movable {
  id: string
  program_id: string
  city_id: string
  person_key: string
  status: Status
}
export type MovedIn = ProgramDates & { status: string }

const happening = (
  { id, program_id, city_id, status }: Movable,
  to: Status,
  { action, reason, details }: Move,
): Happening => ({
  subject: 'application',
  id,
  program_id,
  action,
  event: eventOf(to),
  from: status,
  to,
  reason,
  details: { program_id, city_id, ...details },
})

/** Whether a move takes an application out of review without releasing its decision. */
const leavesReview = (status: Status, action: Action) => status === 'in_review' && action !== 'release'

/** The database voids the decision with the move (void_open_decision); the history tells staff which one it was. */
async function voidedBy({ db }: Ctx, applications: Movable[]): Promise<Happening[]> {
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
 * The only way a status changes, but for `moveApplications`: the move, the slot and the seat that it takes or frees, its
 * history entry and its event, in the caller's transaction. The database takes and frees the seat with the status.
 * Errors: transition_not_allowed, city_cap_reached, application_exists, seats_exceeded, city_participants_exceeded.
 */
export async function moveApplication(ctx: Ctx, application: Movable, program: MovedIn, move: Move): Promise<void> {
  const { id, program_id, person_key, status: from } = application
  const to = targetOf(from, move.action, ctx.actor, stageOf(program, ctx.now), move.to)
  const slot = () => {
    if (holdsSlot(to) && !holdsSlot(from)) return takeSlot(ctx, application)
    if (holdsSlot(from) && !holdsSlot(to)) return freeSlots(ctx.db, [id])
  }
  // Nothing is awaited for other moves: a caller may have sent the query for its answer behind this one.
  const voided = leavesReview(from, move.action) ? await voidedBy(ctx, [application]) : []
  const write = () =>
    updateApplicationRow(ctx.db, id, { ...move.change, status: to, updated_at: ctx.now }).catch(explainRefusal)
  const tell = () => record(ctx, ...voided, happening(application, to, move))
  // Between its two lives the person may have started another application: application_person_once refuses a second.
  if (isLiving(to) && !isLiving(from)) {
    await slot()
    await refuseSecondOf(ctx, program_id, person_key, write)
    await tell()
  } else await inOrder([slot(), write(), tell()])
}

/**
 * Makes one move of many applications of a program at once. It takes no slot, and whoever it revives must have no other
 * living application: the caller holds the program, so nobody can start one meanwhile.
 * Errors: transition_not_allowed, seats_exceeded, city_participants_exceeded.
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
  await inOrder([
    freeSlots(ctx.db, freed),
    updateApplicationRows(ctx.db, ids, { ...move.change, status: to, updated_at: ctx.now }).catch(explainRefusal),
    record(ctx, ...voided, ...moved.map(({ application }) => happening(application, to, move))),
  ])
}
