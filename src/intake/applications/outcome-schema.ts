import { Type } from 'typebox'
import { Choice, Instant, Nullable } from '../../http/wire.ts'
import type { DecisionOutcome } from './lifecycle.ts'
import type { Part } from './parts.ts'

export const PartName = Choice<Part>('ApplicationPart', {
  position: 'The post',
  languages: 'The languages',
  passport: 'The passport’s data',
  answers: 'The answers to the program’s own questions',
  passport_scan: 'The scan of the passport',
  headshot: 'The photo',
  nomination_form: 'The nomination form',
})
export const OutcomeName = Choice<DecisionOutcome>('DecisionOutcome', {
  select: 'A place: the release makes an offer',
  waitlist: 'A place on the reserve',
  not_select: 'No place',
})
export const Correction = Type.Object(
  {
    items: Type.Array(Type.String(), { description: 'What to correct, in words' }),
    parts: Type.Array(PartName, { description: 'The parts that may be changed' }),
    due_at: { ...Instant, description: 'Until when the corrected application can be submitted' },
  },
  { $id: 'Correction', description: 'What to correct, which parts may be changed, and until when' },
)
export const Offer = Type.Object(
  { reply_by: { ...Instant, description: 'Until when the offer can be answered' } },
  { $id: 'Offer', description: 'A place with a reply-by date' },
)
export const ReleasedDecision = Type.Object(
  {
    outcome: OutcomeName,
    message: Nullable(Type.String(), { description: 'A message to the applicant' }),
    released_at: { ...Instant, description: 'When it became visible' },
  },
  { $id: 'ReleasedDecision', description: 'A decision as its applicant sees it' },
)
