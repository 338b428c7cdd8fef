import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Mailing } from './get-message.ts'
import { takeMessage } from './take-message.ts'

/** Holds a message that has not gone out. Errors: not_found, stale, message_state, message_in_flight. */
export const holdMessage = (ctx: Ctx, mailing: Mailing, id: string, expected?: Expected) =>
  takeMessage(ctx, mailing, id, expected, 'hold')
