import { type Static, Type } from 'typebox'
import { Choice, Country, Id, IdOf, Line, Name, Nullable, Page, PageQuery, ref, Versioned } from '../../http/wire.ts'
import type { PartRole } from '../../permissions/programs.ts'

const Kind = Choice('OrganisationKind', {
  secretariat: 'The secretariat of the network',
  regional_office: 'A regional office of the network',
  partner: 'An organisation that runs or sponsors programs with the network',
})
export type OrganisationKind = Static<typeof Kind>
/** The role of an organisation in a series or a program. */
export const OrganisationRole = Choice<PartRole>('OrganisationRole', {
  organiser: 'Runs it',
  co_organiser: 'Runs it too',
  host: 'Runs it and receives the participants',
  sponsor: 'Pays for a part, and does not run it',
})

/** An organisation's part in a series or a program. */
export const OrganisationPart = Type.Object(
  {
    organisation_id: IdOf('the organisation'),
    name: Type.String({ description: 'Its name' }),
    role: OrganisationRole,
  },
  { $id: 'OrganisationPart', description: 'An organisation, and what it does here' },
)
export const OrganisationPartInput = Type.Object(
  { organisation_id: IdOf('the organisation'), role: OrganisationRole },
  { $id: 'OrganisationPartInput', description: 'An organisation, and what it does here', additionalProperties: false },
)

export const Organisation = Type.Object(
  {
    id: Id,
    key: Nullable(Type.String(), { description: 'A short name for programs, which never changes; null: none' }),
    name: Type.String({ description: 'The full name' }),
    acronym: Nullable(Type.String(), { description: 'Such as NIA' }),
    kind: Kind,
    country: Nullable(Country, { description: 'Where it has its seat, as an ISO 3166-1 alpha-2 code' }),
    city: Nullable(Type.String(), { description: 'The city of its seat' }),
    ...Versioned,
  },
  { $id: 'Organisation', description: 'The secretariat, a regional office or a partner' },
)

export const NewOrganisation = Type.Object(
  {
    name: { ...Name(), description: 'The full name' },
    kind: Kind,
    acronym: Type.Optional(Nullable(Line(30), { description: 'Such as NIA' })),
    country: Type.Optional(Nullable(Country, { description: 'Where it has its seat, as an ISO 3166-1 alpha-2 code' })),
    city: Type.Optional(Nullable(Line(), { description: 'The city of its seat' })),
  },
  { $id: 'NewOrganisation', description: 'An organisation', additionalProperties: false },
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
  {
    $id: 'OrganisationChange',
    description: 'Each given member replaces the stored one; the others stay',
    additionalProperties: false,
    minProperties: 1,
  },
)
export type OrganisationChange = Static<typeof OrganisationChange>

export const OrganisationPage = Type.Object(Page(ref(Organisation)).properties, {
  $id: 'OrganisationPage',
  description: 'A page of organisations',
})
export const OrganisationQuery = Type.Object(
  { ...PageQuery, kind: Type.Optional({ ...Kind, description: 'Only organisations of this kind' }) },
  { additionalProperties: false },
)
export type OrganisationQuery = Static<typeof OrganisationQuery>

export const schemas = [
  OrganisationPart,
  OrganisationPartInput,
  Organisation,
  NewOrganisation,
  OrganisationChange,
  OrganisationPage,
]
