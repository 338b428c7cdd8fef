import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { ref } from '../../http/wire.ts'
import { Release } from './release-schema.ts'

export const problems = {
  decisions_refused: {
    status: 409,
    meaning:
      'Some applications cannot be decided so: `errors` names each by its pointer. Nothing was recorded. Leave them out, or name the version of the decision to change.',
  },
  release_changed: {
    status: 409,
    meaning:
      'Something has changed since the dry run whose digest was sent: `release` is the plan as it is now. Look at it, and send its digest.',
    members: { release: ref(Release) },
  },
  release_conflict: {
    status: 409,
    meaning:
      'The release would break the seats, a city’s participant cap or a hard criterion: `release` is the plan. Grant a waiver, change the decision, or override what the dry run shows.',
    members: { release: ref(Release) },
  },
} satisfies ProblemKinds
