import { Type } from 'typebox'
import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { Day } from '../../http/wire.ts'
import { ParticipantActionName, ParticipantStateName } from './lifecycle-schema.ts'

export const problems = {
  participant_state: {
    status: 409,
    meaning: 'The state of the participant does not allow the action.',
    members: {
      state: { ...ParticipantStateName, description: 'The state of the participant' },
      allowed: Type.Array(ParticipantActionName, { description: 'The actions that the caller can take now' }),
    },
  },
  not_a_participant: {
    status: 409,
    meaning: 'The place of the application is not confirmed: there is no participant yet.',
  },
  code_unknown: {
    status: 422,
    meaning: 'The code on the badge is not the one of this participant, or of any in the program.',
  },
  too_early: {
    status: 409,
    meaning: 'It is too early for this action, by the dates of the program.',
    members: { from: { ...Day, description: 'The local day from which it can be done' } },
  },
  attendance_too_low: {
    status: 409,
    meaning: 'The participant attended less than the program asks for: a reason completes it all the same.',
    members: {
      share: Type.Number({ description: 'What was attended, from 0 to 1' }),
      min_share: Type.Number({ description: 'What the program asks for' }),
    },
  },
} satisfies ProblemKinds
