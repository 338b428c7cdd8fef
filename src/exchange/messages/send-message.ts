import type { Expected } from '../../http/etag.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Mailing } from './get-message.ts'
import { takeMessage } from './take-message.ts'

/** Sends a held message, or a failed one again. Errors: not_found, stale, message_state, message_in_flight. */
export const sendMessage = (ctx: Ctx, mailing: Mailing, id: string, expected?: Expected) =>
  takeMessage(ctx, mailing, id, expected, 'send')
