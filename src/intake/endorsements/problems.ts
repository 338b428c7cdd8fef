import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { EndorsementStatusName } from './schema.ts'

export const problems = {
  endorsement_state: {
    status: 409,
    meaning: 'The endorsement was answered, or has ended: `state` says how it stands.',
    members: { state: EndorsementStatusName },
  },
  endorsement_exists: { status: 409, meaning: 'The city has endorsed the application.' },
  link_used: { status: 409, meaning: 'The link was used: it takes one answer.' },
  link_ended: { status: 410, meaning: 'The link has ended, or a newer one replaced it: ask for another.' },
} satisfies ProblemKinds
