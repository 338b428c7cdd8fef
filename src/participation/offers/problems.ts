import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { Instant } from '../../http/wire.ts'

export const problems = {
  offer_expired: {
    status: 409,
    meaning: 'The reply-by date has passed.',
    members: { reply_by: { ...Instant, description: 'Until when the offer could be answered' } },
  },
} satisfies ProblemKinds
