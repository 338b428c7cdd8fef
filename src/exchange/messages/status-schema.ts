import { Choice } from '../../http/wire.ts'
import type { MessageStatus } from './lifecycle.ts'

export const MessageStatusName = Choice<MessageStatus>('MessageStatus', {
  held: 'It waits for staff to send it',
  due: 'A worker sends it within seconds, or tries again later',
  sent: 'The mail server has taken it, or it is a file',
  failed: 'The mail server refused it for good',
  suppressed: 'It was not sent: it was no longer true, or there was no address',
})
