import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { ref } from '../../http/wire.ts'
import { EligibilityReport } from './schema.ts'

export const problems = {
  not_eligible: {
    status: 422,
    meaning:
      'A hard criterion is not met: `errors` points at each field and document to correct, `eligibility` is the whole report.',
    members: { eligibility: ref(EligibilityReport) },
  },
  waiver_exists: { status: 409, meaning: 'The criterion is already waived for the application.' },
  attestation_exists: { status: 409, meaning: 'The criterion is already attested for the application.' },
} satisfies ProblemKinds
