import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { StatusName } from '../../intake/applications/lifecycle-schema.ts'
import { LetterKindName, LetterStatusName } from './schema.ts'

export const problems = {
  letter_not_due: {
    status: 409,
    meaning: 'The application has no such letter at this point: `detail` says what it needs.',
    members: { kind: LetterKindName, status: StatusName },
  },
  letter_state: {
    status: 409,
    meaning:
      'The letter is in a state that does not allow this: `state` says which. One that is due is made in a moment.',
    members: { state: LetterStatusName },
  },
} satisfies ProblemKinds
