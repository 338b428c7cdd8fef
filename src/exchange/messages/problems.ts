import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { MessageStatusName } from './status-schema.ts'

export const problems = {
  message_state: {
    status: 409,
    meaning: 'The state of the message does not allow this action.',
    members: { state: { ...MessageStatusName, description: 'The state of the message' } },
  },
  message_in_flight: {
    status: 409,
    meaning: 'A worker is sending this message now: wait a minute and look again.',
  },
} satisfies ProblemKinds
