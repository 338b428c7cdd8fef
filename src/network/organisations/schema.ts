import { type Static, Type } from 'typebox'
import { Country, Id, Instant, Line, Literals, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'
import { PART_ROLES } from '../../permissions/programs.ts'

const Kind = Literals(['secretariat', 'regional_office', 'partner'])
export type OrganisationKind = Static<typeof Kind>
/** The role of an organisation in a series or a program. */
export const OrganisationRole = Literals([...PART_ROLES])

export const Organisation = Type.Object(
  {
    id: Id,
    key: Nullable(Type.String()),
    name: Type.String(),
    acronym: Nullable(Type.String()),
    kind: Kind,
    country: Nullable(Country),
    city: Nullable(Type.String()),
    version: Type.Integer(),
    created_at: Instant,
    updated_at: Instant,
  },
  { $id: 'Organisation' },
)

export const NewOrganisation = Type.Object(
  {
    name: Line(),
    kind: Kind,
    acronym: Type.Optional(Nullable(Line(30))),
    country: Type.Optional(Nullable(Country)),
    city: Type.Optional(Nullable(Line())),
  },
  { $id: 'NewOrganisation', additionalProperties: false },
)
export type NewOrganisation = Static<typeof NewOrganisation>

export const OrganisationChange = Type.Object(
  Object.fromEntries(
    Object.entries(NewOrganisation.properties).map(([name, schema]) => [name, Type.Optional(schema)]),
  ) as {
    [P in keyof typeof NewOrganisation.properties]: ReturnType<
      typeof Type.Optional<(typeof NewOrganisation.properties)[P]>
    >
  },
  { $id: 'OrganisationChange', additionalProperties: false, minProperties: 1 },
)
export type OrganisationChange = Static<typeof OrganisationChange>

export const OrganisationPage = Type.Object(Page(ref(Organisation)).properties, { $id: 'OrganisationPage' })
export const OrganisationQuery = Type.Object(
  { ...PageQuery, kind: Type.Optional(Kind) },
  { additionalProperties: false },
)
export type OrganisationQuery = Static<typeof OrganisationQuery>

export const schemas = [Organisation, NewOrganisation, OrganisationChange, OrganisationPage]
