import { type Static, Type } from 'typebox'
import { Day, Instant, Nullable, Words } from '../../http/wire.ts'
import { Mode } from '../criteria/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

export const Call = Type.Object(
  {
    opens_at: Nullable(Instant, { description: 'Null: the call opens at publication' }),
    closes_at: Nullable(Instant, { description: 'An application counts when it is received before this instant' }),
    mode: Mode,
  },
  { $id: 'Call', description: 'The program’s invitation to apply' },
)

export const CallInput = Type.Object(
  {
    opens_on: Optional(Nullable(Day, { description: 'From the start of this day in the program’s zone' })),
    opens_at: Optional(Nullable(Instant, { description: 'From this instant; null: from the publication' })),
    closes_on: Optional(Nullable(Day, { description: 'Until the end of this day in the program’s zone' })),
    closes_at: Optional(Nullable(Instant, { description: 'Before this instant' })),
    mode: Optional(Mode),
  },
  { $id: 'CallInput', description: 'The call: each end as a day or as an instant', ...closed },
)

export const CallExtension = Type.Object(
  {
    closes_on: Optional({ ...Day, description: 'Until the end of this day in the program’s zone' }),
    closes_at: Optional({ ...Instant, description: 'Before this instant' }),
    reason: { ...Words(), description: 'Why; the public history shows it' },
  },
  { $id: 'CallExtension', description: 'The new end of the call: closes_on or closes_at', ...closed },
)
export type CallExtension = Static<typeof CallExtension>
