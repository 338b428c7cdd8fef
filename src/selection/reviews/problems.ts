import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { ReviewStatusName } from './schema.ts'

export const problems = {
  review_state: {
    status: 409,
    meaning: 'The review is in a state that does not allow this: `state` says which.',
    members: { state: ReviewStatusName },
  },
  no_rubric: { status: 409, meaning: 'The program has no rubric yet: set one with setRubric.' },
  reviewer_exists: { status: 409, meaning: 'This person, or this key, is a reviewer of the program.' },
  assignments_refused: {
    status: 409,
    meaning: 'Some reviews cannot be assigned so: `errors` names each by its pointer. Nothing was assigned.',
  },
} satisfies ProblemKinds
