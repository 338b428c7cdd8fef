import type { Updateable } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import type { Application as ApplicationTable } from '../platform/db-types.ts'
import { inOrder } from '../platform/pipeline.ts'
import { type Happening, record } from '../platform/record.ts'
import { type Action, checkMove, eventOf, holdsSlot, isLiving, type Status } from './lifecycle.ts'
import { refuseSecondOf } from './one-application.ts'
import { updateApplication, updateApplications } from './queries.ts'
import { freeSlots, takeSlot } from './slot-ledger.ts'

export interface Move {
  action: Action
  to: Status
  /** What else changes with the status. */
  change?: Updateable<ApplicationTable>
  reason?: string
  details?: Record<string, unknown>
}

interface Movable {
  id: string
  program_id: string
  city_id: string
  person_key: string
  status: Status
}

const happening = ({ id, program_id, city_id, status }: Movable, { action, to, reason, details }: Move): Happening => ({
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

/**
 * The only way a status changes, but for `moveApplications`: the move, the slot that it takes or frees, its history entry
 * and its event, in the caller's transaction. Errors: transition_not_allowed, city_cap_reached, application_exists.
 */
export async function moveApplication(ctx: Ctx, application: Movable, move: Move): Promise<void> {
  const { id, program_id, person_key, status: from } = application
  const { to } = move
  checkMove(from, move.action, ctx.actor.role)
  const slot = () => {
    if (holdsSlot(to) && !holdsSlot(from)) return takeSlot(ctx, application)
    if (holdsSlot(from) && !holdsSlot(to)) return freeSlots(ctx.db, [id])
  }
  const write = () => updateApplication(ctx.db, id, { ...move.change, status: to, updated_at: ctx.now })
  const tell = () => record(ctx, happening(application, move))
  // Who comes back to life may have begun another application a moment ago.
  if (isLiving(to) && !isLiving(from)) {
    await slot()
    await refuseSecondOf(ctx, program_id, person_key, write)
    await tell()
  } else await inOrder([slot(), write(), tell()])
}

/** Makes one move of many at once, for moves that take no slot and bring nobody back to life. Errors: transition_not_allowed. */
export async function moveApplications(ctx: Ctx, applications: Movable[], move: Move): Promise<void> {
  const { action, to, change } = move
  for (const { status } of applications) checkMove(status, action, ctx.actor.role)
  const ids = applications.map(({ id }) => id)
  const freed = applications.filter(({ status }) => holdsSlot(status) && !holdsSlot(to)).map(({ id }) => id)
  await inOrder([
    freeSlots(ctx.db, freed),
    updateApplications(ctx.db, ids, { ...change, status: to, updated_at: ctx.now }),
    record(ctx, ...applications.map((application) => happening(application, move))),
  ])
}
