import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { record } from '../../record/record.ts'
import { allocationChanged } from './events.ts'
import type { Allocation } from './schema.ts'

/** Locks the slots of a city in a program. A transaction that takes a slot reads the cap under this lock. */
export const lockAllocation = (db: Db, program_id: string, city_id: string) =>
  sql`select lock_allocation(${program_id}, ${city_id})`.execute(db)

/** Records a change of a cap, for staff. */
export const recordCap = (ctx: Ctx, action: string, before: Allocation, after: Allocation, reason?: string) =>
  record(ctx, {
    subject: 'program',
    id: after.program_id,
    action,
    event: allocationChanged({ city_id: after.city_id, cap: { from: before.cap, to: after.cap } }),
    visibility: 'staff',
    reason,
  })
