import type { Ctx } from '../../platform/context.ts'
import type { Instant } from '../../platform/postgres/db.ts'
import { updateApplicationRow } from './queries.ts'

/** Sets until when an open offer can be answered. The caller holds the lock of the application, and records why. */
export const setReplyBy = (ctx: Ctx, id: string, reply_by: Instant) =>
  updateApplicationRow(ctx.db, id, { reply_by, updated_at: ctx.now })
