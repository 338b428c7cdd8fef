import { type Static, Type } from 'typebox'
import { Id, Instant, Line, Nullable } from '../../http/wire.ts'

const closed = { additionalProperties: false }
const Reason = Line(1000)

export const Allocation = Type.Object(
  {
    program_id: Id,
    city_id: Id,
    cap: Nullable(Type.Integer(), { description: 'Null: not limited' }),
    used: Type.Integer(),
    free: Nullable(Type.Integer()),
    over_by: Type.Integer({ description: 'How many slots in use exceed the cap, after it was lowered' }),
    slots: Type.Array(
      Type.Object({
        number: Type.Integer(),
        application_id: Nullable(Id, { description: 'Only for callers who may see the application' }),
        since: Nullable(Instant),
      }),
      { description: 'The slots in use; the free ones too if the cap is at most 100' },
    ),
  },
  { $id: 'Allocation' },
)
export type Allocation = Static<typeof Allocation>
export const CityCap = Type.Object(
  { max_applications: Type.Integer({ minimum: 1, maximum: 1000 }), reason: Reason },
  { $id: 'CityCap', description: 'A cap for one city, instead of the program’s cap', ...closed },
)
export type CityCap = Static<typeof CityCap>
export const CityCapRemoval = Type.Object(
  { reason: Type.Optional({ ...Reason, description: 'For the history; must not contain personal data' }) },
  closed,
)

export const schemas = [Allocation, CityCap]
