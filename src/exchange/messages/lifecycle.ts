import { Problem } from '../../platform/problem.ts'

export const MESSAGE_STATUSES = ['held', 'due', 'sent', 'failed', 'suppressed'] as const
export type MessageStatus = (typeof MESSAGE_STATUSES)[number]
export type MessageAction = 'send' | 'hold' | 'deliver' | 'fail' | 'suppress'
type Move = { to: MessageStatus; by: readonly ('staff' | 'system')[] }

/** Every move of a message, by state. `system`: the worker that sends it. */
const MOVES: Record<MessageStatus, Partial<Record<MessageAction, Move>>> = {
  held: { send: { to: 'due', by: ['staff'] } },
  due: {
    hold: { to: 'held', by: ['staff'] },
    deliver: { to: 'sent', by: ['system'] },
    // A refusal of the mail server that is final, or the last of many tries.
    fail: { to: 'failed', by: ['system'] },
    // It is no longer true, or there is no address.
    suppress: { to: 'suppressed', by: ['system'] },
  },
  sent: {},
  failed: { send: { to: 'due', by: ['staff'] } },
  suppressed: {},
}

const BY: Partial<Record<string, 'staff' | 'system'>> = {
  secretariat: 'staff',
  organisation: 'staff',
  system: 'system',
}

/** The actions that staff can take with a message in this state. */
export const messageActions = (status: MessageStatus): ('send' | 'hold')[] =>
  (['send', 'hold'] as const).filter((action) => MOVES[status][action]?.by.includes('staff'))

/** The new status of an action. Errors: message_state, with the state. */
export function messageAfter(status: MessageStatus, action: MessageAction, role: string): MessageStatus {
  const move = MOVES[status][action]
  const by = BY[role]
  if (move && by && move.by.includes(by)) return move.to
  throw new Problem(409, 'message_state', `A message in state ${status} does not allow ${action}.`, { state: status })
}
