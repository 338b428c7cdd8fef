import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { VerificationName } from './schema.ts'

export const problems = {
  document_state: {
    status: 409,
    meaning: 'The document was verified or rejected already: `verification` says which.',
    members: { verification: VerificationName },
  },
} satisfies ProblemKinds
