import { Id } from '../../http/wire.ts'
import { defineEvent, FieldName } from '../../record/define-event.ts'
import { MESSAGE_STATUSES, type MessageStatus } from './lifecycle.ts'

const movedTo = (status: MessageStatus) =>
  defineEvent(`message.${status}`, { message_id: Id, kind: FieldName }, { from: MESSAGE_STATUSES, to: [status] })

/** The events of moves, by the new status. */
export const messageMoved = {
  held: movedTo('held'),
  due: movedTo('due'),
  sent: movedTo('sent'),
  failed: movedTo('failed'),
  suppressed: movedTo('suppressed'),
} satisfies Record<MessageStatus, object>

export const events = Object.values(messageMoved)
