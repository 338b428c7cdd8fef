import type { ProblemKinds } from '../../http/problem-kinds.ts'

export const problems = {
  shortlist_exists: {
    status: 409,
    meaning: 'The program has a shortlist of this name already, in capitals or not: choose another name.',
  },
} satisfies ProblemKinds
