import type { Updateable } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import type { Application as ApplicationTable } from '../platform/db-types.ts'
import { record } from '../platform/record.ts'
import { type Action, checkMove, eventOf, holdsSlot, isLiving, type Status } from './lifecycle.ts'
import { refuseSecondOf } from './one-application.ts'
import { updateApplication } from './queries.ts'
import { freeSlot, takeSlot } from './slot-ledger.ts'

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

/**
 * The only way a status changes: the move, the slot that it takes or frees, its history entry and its event, in the
 * caller's transaction. Errors: transition_not_allowed, city_cap_reached, application_exists.
 */
export async function moveApplication(
  ctx: Ctx,
  application: Movable,
  { action, to, change, reason, details = {} }: Move,
): Promise<void> {
  const { id, program_id, city_id, person_key, status: from } = application
  checkMove(from, action, ctx.actor.role)
  if (holdsSlot(to) && !holdsSlot(from)) await takeSlot(ctx, application)
  if (holdsSlot(from) && !holdsSlot(to)) await freeSlot(ctx.db, application)
  const write = () => updateApplication(ctx.db, id, { ...change, status: to, updated_at: ctx.now })
  // Who comes back to life may have begun another application a moment ago.
  if (isLiving(to) && !isLiving(from)) await refuseSecondOf(ctx, program_id, person_key, write)
  else await write()
  await record(ctx, {
    subject: 'application',
    id,
    program_id,
    action,
    event: eventOf(to),
    from,
    to,
    reason,
    details: { program_id, city_id, ...details },
  })
}
