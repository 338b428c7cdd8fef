import type { ProblemKinds } from '../../http/problem-kinds.ts'

export const problems = {
  reviews_refused: {
    status: 409,
    meaning: 'Some applications cannot go into review: `errors` names each by its pointer. Nothing was moved.',
  },
} satisfies ProblemKinds
