import { Type } from 'typebox'
import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { Id, Instant } from '../../http/wire.ts'
import { ActionName, StatusName } from './lifecycle-schema.ts'

export const problems = {
  transition_not_allowed: {
    status: 409,
    meaning: 'The state of the application does not allow the action.',
    members: {
      from: { ...StatusName, description: 'The state of the application' },
      allowed: Type.Array(ActionName, { description: 'The actions that the caller can take now' }),
    },
  },
  call_closed: {
    status: 409,
    meaning: 'The call has closed: applications count only if they are received before its end.',
    members: { closes_at: Type.Optional({ ...Instant, description: 'The end of the call' }) },
  },
  call_not_open: { status: 409, meaning: 'The call has not opened yet.' },
  application_exists: {
    status: 409,
    meaning: 'The person has an active application in the program: withdraw one to continue with the other.',
    members: {
      application: Type.Optional(
        Type.Object(
          { id: Id, status: { ...StatusName, description: 'Its state' } },
          { description: 'The other application. Absent: the caller may not see it' },
        ),
      ),
    },
  },
  replacement_closed: {
    status: 409,
    meaning: 'The place that the application is for does not belong to the city any more: see listReplacements.',
  },
  program_not_yours: {
    status: 403,
    meaning: 'A publishable key starts applications only in its own program or series.',
  },
  token_ended: {
    status: 409,
    meaning: 'The applicants’ tokens of the program have ended: 30 days after its last day.',
    members: { expired_at: { ...Instant, description: 'When they ended' } },
  },
  application_not_editable: {
    status: 409,
    meaning:
      'Only a draft can be changed, or the parts for which an application was returned: `errors` names the other parts.',
  },
  application_is_draft: {
    status: 409,
    meaning: 'Staff cannot correct a draft: change it with updateApplication.',
  },
  city_not_yours: { status: 403, meaning: 'A focal point may start applications only for its own city.' },
} satisfies ProblemKinds
