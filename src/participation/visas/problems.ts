import { Type } from 'typebox'
import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { Nullable } from '../../http/wire.ts'
import { VisaStatusName } from './schema.ts'

export const problems = {
  visa_state: {
    status: 409,
    meaning: 'The visa cannot become that from what was told last.',
    members: {
      state: Nullable(VisaStatusName, { description: 'What was told last. Null: nothing' }),
      allowed: Type.Array(VisaStatusName, { description: 'The states that the caller can tell next' }),
    },
  },
  no_place: { status: 409, meaning: 'Only somebody who has accepted a place travels.' },
} satisfies ProblemKinds
