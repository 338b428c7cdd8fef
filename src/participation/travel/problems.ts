import type { ProblemKinds } from '../../http/problem-kinds.ts'

export const problems = {
  no_travel_request: { status: 409, meaning: 'There is no change of the travel details to accept or to decline.' },
} satisfies ProblemKinds
