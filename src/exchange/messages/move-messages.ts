import { type Ctx, inTransaction } from '../../platform/context.ts'
import { type NewHistoryEntry, record } from '../../record/record.ts'
import { messageMoved } from './events.ts'
import { type MessageAction, type MessageStatus, messageAfter } from './lifecycle.ts'
import { type MessageRow, updateMessages } from './queries.ts'

const HISTORY: Record<MessageAction, string> = {
  send: 'send_message',
  hold: 'hold_message',
  deliver: 'deliver_message',
  fail: 'fail_message',
  suppress: 'suppress_message',
}

/** The subject of a message. Null: a link to come back, which belongs to no application until it is opened. */
function subjectOf({ application_id, program_id, city_id }: MessageRow) {
  if (application_id && program_id) return { subject: 'application' as const, id: application_id, program_id }
  if (program_id) return { subject: 'program' as const, id: program_id }
  return city_id ? { subject: 'city' as const, id: city_id } : null
}

/**
 * Moves messages that the caller has locked, all by the same action, with their history for staff and their events.
 * Errors: message_state.
 */
export function moveMessages(
  ctx: Ctx,
  messages: readonly MessageRow[],
  action: MessageAction,
  change: Parameters<typeof updateMessages>[2] = {},
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const entries = messages.flatMap((message): NewHistoryEntry[] => {
      const subject = subjectOf(message)
      const from = message.status as MessageStatus
      const to = messageAfter(from, action, ctx.actor.role)
      if (!subject) return []
      const event = messageMoved[to]({ message_id: message.id, kind: message.kind }, { from, to })
      return [{ ...subject, action: HISTORY[action], event, visibility: 'staff' }]
    })
    const [first] = messages
    if (!first) return
    await updateMessages(
      ctx.db,
      messages.map(({ id }) => id),
      {
        ...change,
        status: messageAfter(first.status as MessageStatus, action, ctx.actor.role),
        claim: null,
        claimed_until: null,
        updated_at: ctx.now,
      },
    )
    await record(ctx, ...entries)
  })
}
