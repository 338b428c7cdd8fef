import { type Static, Type } from 'typebox'
import { Id, Instant, Line, Nullable } from '../../http/wire.ts'

const closed = { additionalProperties: false }
const Reason = Line(1000)
const Cap = Nullable(Type.Integer(), { description: 'Null: not limited' })
const OverBy = Type.Integer({ description: 'How many more are in use than a lowered cap allows' })

export const Allocation = Type.Object(
  {
    program_id: Id,
    city_id: Id,
    cap: Cap,
    used: Type.Integer(),
    free: Nullable(Type.Integer()),
    over_by: OverBy,
    participants: Type.Object(
      { cap: Cap, used: Type.Integer(), free: Nullable(Type.Integer()), over_by: OverBy },
      { description: 'The city’s seats in the program: those that are offered, accepted or confirmed' },
    ),
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

export const Seats = Type.Object(
  {
    program_id: Id,
    total: Nullable(Type.Integer(), { description: 'Null: not limited' }),
    used: Type.Integer({ description: 'Offered, accepted or confirmed' }),
    held: Type.Integer({ description: 'Open decisions to select: each takes a seat when it is released' }),
    free: Nullable(Type.Integer(), { description: 'total - used; open decisions do not count yet' }),
    over_by: OverBy,
    cities: Type.Array(
      Type.Object({ city_id: Id, city_name: Type.String(), cap: Cap, used: Type.Integer(), over_by: OverBy }),
      { description: 'Those that have a seat, by name' },
    ),
  },
  { $id: 'Seats' },
)
export type Seats = Static<typeof Seats>

export const schemas = [Allocation, CityCap, Seats]
