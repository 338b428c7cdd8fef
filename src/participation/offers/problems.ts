import { Type } from 'typebox'
import { Coverage } from '../../catalogue/programs/settings-schema.ts'
import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { Day, IdOf, Instant, ref } from '../../http/wire.ts'
import { ConditionStatusName, OfferStatusName } from './schema.ts'

export const problems = {
  offer_expired: {
    status: 409,
    meaning: 'The reply-by date has passed.',
    members: { reply_by: { ...Instant, description: 'Until when the offer could be answered' } },
  },
  offer_state: {
    status: 409,
    meaning: 'The offer was answered, or has ended: `state` says how it stands.',
    members: { state: OfferStatusName },
  },
  condition_state: {
    status: 409,
    meaning: 'The condition is settled: `state` says how.',
    members: { state: ConditionStatusName },
  },
  condition_exists: { status: 409, meaning: 'The offer has this condition already.' },
  coverage_changed: {
    status: 409,
    meaning: 'Who pays what has changed since the applicant read it: show the new terms, and send their digest.',
    members: {
      coverage: ref(Coverage),
      coverage_digest: Type.String({ description: 'Names the terms as they are now' }),
    },
  },
  place_clash: {
    status: 409,
    meaning:
      'The person has accepted a place in another program on the same days: one of the two must be given up first.',
    members: {
      clash: Type.Optional(
        Type.Object(
          {
            program_id: IdOf('the other program'),
            title: Type.String({ description: 'Its title' }),
            starts_on: { ...Day, description: 'Its first day' },
            ends_on: { ...Day, description: 'Its last day' },
          },
          { description: 'The other program. Absent: the caller may not see the other application' },
        ),
      ),
    },
  },
} satisfies ProblemKinds
