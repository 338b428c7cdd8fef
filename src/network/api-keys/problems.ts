import type { ProblemKinds } from '../../http/problem-kinds.ts'

export const problems = {
  last_key_maker: {
    status: 409,
    meaning:
      'No other key could make keys after this: make one first, of role secretariat with the scope `api_keys:write`.',
  },
} satisfies ProblemKinds
