import { type Static, Type } from 'typebox'
import { Country, Day, Id, Instant, Line, Literals, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'

export const CityKind = Literals(['city', 'region', 'district'])
export type CityKind = Static<typeof CityKind>

export const Membership = Type.Object(
  {
    from: Day,
    until: Nullable(Day, { description: 'The last day, included; null: no end' }),
    suspended_from: Nullable(Day),
    suspended_until: Nullable(Day),
  },
  { $id: 'Membership', description: 'A period in the network; whole days, both ends included.' },
)
export type Membership = Static<typeof Membership>

export const MembershipInput = Type.Object(
  {
    from: Day,
    until: Type.Optional(Nullable(Day)),
    suspended_from: Type.Optional(Nullable(Day)),
    suspended_until: Type.Optional(Nullable(Day)),
  },
  { $id: 'MembershipInput', additionalProperties: false },
)
export type MembershipInput = Static<typeof MembershipInput>

export const City = Type.Object(
  {
    id: Id,
    name: Type.String(),
    country: Country,
    kind: CityKind,
    aliases: Type.Array(Type.String()),
    membership: Nullable(ref(Membership), {
      description: 'The latest period; null if the city was never a member',
    }),
    memberships: Type.Array(ref(Membership), { description: 'Every period, oldest first' }),
    version: Type.Integer(),
    created_at: Instant,
    updated_at: Instant,
  },
  { $id: 'City' },
)
export type City = Static<typeof City>

const Aliases = Type.Array(Line(), { maxItems: 50, uniqueItems: true })

export const NewCity = Type.Object(
  {
    name: Line(),
    country: Country,
    kind: Type.Optional(CityKind),
    aliases: Type.Optional(Aliases),
    membership: Type.Optional(Nullable(ref(MembershipInput))),
  },
  { $id: 'NewCity', additionalProperties: false },
)
export type NewCity = Static<typeof NewCity>

export const CityChange = Type.Object(
  {
    name: Type.Optional(Line()),
    country: Type.Optional(Country),
    kind: Type.Optional(CityKind),
    aliases: Type.Optional(Aliases),
    membership: Type.Optional(
      Type.Unsafe<MembershipInput>({
        ...ref(MembershipInput),
        description: 'If `from` is that of a known period, this corrects the period; otherwise it adds a new one',
      }),
    ),
    memberships: Type.Optional(
      Type.Array(ref(MembershipInput), {
        maxItems: 100,
        description:
          'The full list of periods, which replaces the stored one: use it to correct a `from`, or to delete a period',
      }),
    ),
  },
  { $id: 'CityChange', additionalProperties: false, minProperties: 1 },
)
export type CityChange = Static<typeof CityChange>

export const CityPage = Type.Object(Page(ref(City)).properties, { $id: 'CityPage' })
export const CityQuery = Type.Object(
  {
    ...PageQuery,
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Part of the name or of an alias' })),
    country: Type.Optional(Country),
    kind: Type.Optional(CityKind),
    sort: Type.Optional(Literals(['name', '-name', 'created_at', '-created_at'], { default: 'name' })),
  },
  { additionalProperties: false },
)
export type CityQuery = Static<typeof CityQuery>

export const schemas = [Membership, MembershipInput, City, NewCity, CityChange, CityPage]
