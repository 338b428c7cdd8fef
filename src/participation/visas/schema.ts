import { type Static, Type } from 'typebox'
import { Choice, IdOf, Instant, Nullable, Text } from '../../http/wire.ts'
import { LatestSafeDate } from '../../intake/applications/schema.ts'
import type { VisaStatus } from './lifecycle.ts'

export const VisaStatusName = Choice<VisaStatus>('VisaStatus', {
  not_required: 'No visa is needed',
  to_apply: 'The participant has to apply',
  letter_requested: 'The support letter is wanted',
  letter_issued: 'The participant has the support letter',
  applied: 'The participant has applied at the mission',
  granted: 'The visa is there',
  refused: 'The mission refused it: the place ends, and nobody is to blame',
})

export const Visa = Type.Object(
  {
    application_id: IdOf('the application'),
    status: Nullable(VisaStatusName, { description: 'Null: nobody has told yet' }),
    is_needed: Type.Boolean({ description: 'Whether the table of visas, or the usual rule, says that one is needed' }),
    latest_safe_decision_date: LatestSafeDate,
    note: Nullable(Type.String(), { description: 'What was told with it' }),
    allowed: Type.Array(VisaStatusName, { description: 'The states that the caller can tell next' }),
    version: Type.Integer({ description: 'Counts the changes; the ETag is made of it. 0: nobody has told yet' }),
    updated_at: Nullable(Instant, { description: 'When it was last told; null: never' }),
  },
  { $id: 'Visa', description: 'How the visa of somebody with a place stands' },
)
export type Visa = Static<typeof Visa>

export const NewVisa = Type.Object(
  {
    status: VisaStatusName,
    note: Type.Optional(Nullable(Text(1000), { description: 'For the applicant and staff; never a passport number' })),
  },
  { $id: 'NewVisa', description: 'How the visa stands', additionalProperties: false },
)
export type NewVisa = Static<typeof NewVisa>
export const schemas = [Visa, NewVisa]
