import { type Static, Type } from 'typebox'
import { Choice, Id, Instant, Line, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'
import type { Scope } from './scopes.ts'

const KeyRole = Choice('KeyRole', {
  secretariat: 'Everything',
  organisation: 'A host or partner: its own programs',
  city: 'A focal point: the applications of its city',
  reviewer: 'The applications in review',
  frontend: 'The catalogue, and the drafts that it started',
  page: 'A web page: starts applications, and reads none',
})
const KeyKind = Choice('KeyKind', {
  secret: 'For a server: whoever has it can do all that the key can',
  publishable: 'For a web page, where everyone can read it: keys of role page, and only these',
})
const Origins = Type.Array(
  Type.String({
    minLength: 1,
    maxLength: 300,
    description: 'Scheme, host and port, such as https://apply.city.example',
  }),
  {
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
    description:
      'The web pages that may use the key, by origin. A browser with another origin is refused. Null: the origins of the service’s settings',
  },
)
export type KeyRole = Static<typeof KeyRole>
const ScopeName = Type.Unsafe<string>(
  Choice<Scope>('Scope', {
    'applications:read': 'Read applications',
    'applications:write': 'Start, change and answer applications',
    'applications:start': 'Start applications; part of `applications:write`',
    'tokens:write': 'Replace and revoke the tokens of applicants',
    'documents:read': 'Read documents',
    'documents:write': 'Upload and delete documents',
    'programs:write': 'Create and change programs, series and organisations',
    'screening:write': 'Screen applications, grant waivers and attest',
    'attestations:write': 'Attest what an applicant claimed; part of `screening:write`',
    'reviews:write': 'Score what is assigned, and give it up',
    'decisions:read': 'Read decisions and seats',
    'decisions:write': 'Decide and release',
    'participants:read': 'Read participants',
    'messages:read': 'Read messages and their texts',
    'messages:write': 'Send and hold messages, write their texts, send calls',
    'participants:write': 'Check in, record attendance and complete; part of `screening:write`',
    'cities:write': 'Create and change cities',
    'visa_rules:write': 'Set and import visa rules; part of `cities:write`',
    'allocations:write': 'Set the cap of one city',
    'api_keys:read': 'List keys',
    'api_keys:write': 'Create and revoke keys',
  }),
)
const ScopeList = Type.Array(ScopeName, { uniqueItems: true, minItems: 1, description: 'What it may do' })

export const ApiKey = Type.Object(
  {
    id: Id,
    name: Type.String({ description: 'Who holds it; histories show it to staff' }),
    role: KeyRole,
    organisation_id: Nullable(Id, { description: 'The organisation that it acts for; null: none' }),
    city_id: Nullable(Id, { description: 'The city that it acts for; null: none' }),
    kind: KeyKind,
    program_id: Nullable(Id, { description: 'The only program in which a publishable key starts applications' }),
    series_id: Nullable(Id, { description: 'The only series in which a publishable key starts applications' }),
    origins: Nullable(Origins),
    scopes: ScopeList,
    hint: Type.String({ description: 'The last four characters of the key' }),
    created_at: { ...Instant, description: 'When it was created' },
    expires_at: Nullable(Instant, { description: 'When it ends; null: never' }),
    revoked_at: Nullable(Instant, { description: 'When it was revoked; null: it was not' }),
  },
  { $id: 'ApiKey', description: 'A key, without its secret' },
)

export const NewApiKey = Type.Object(
  {
    name: { ...Line(), description: 'Who holds it; histories show it to staff' },
    role: KeyRole,
    organisation_id: Type.Optional(Nullable(Id, { description: 'Needed for the role organisation, and only there' })),
    city_id: Type.Optional(Nullable(Id, { description: 'Needed for the role city, and only there' })),
    kind: Type.Optional({ ...KeyKind, description: 'Follows from the role: publishable for page, else secret' }),
    program_id: Type.Optional(Nullable(Id, { description: 'Role page needs this or series_id; no other role has it' })),
    series_id: Type.Optional(Nullable(Id, { description: 'Role page needs this or program_id; no other role has it' })),
    origins: Type.Optional(
      Nullable(Origins, {
        description:
          'The web pages that may use the key, by origin. Role page needs at least one. Another role needs none: give them only if a page sends a secret key, which everyone who opens the page can then read.',
      }),
    ),
    scopes: Type.Optional({
      ...ScopeList,
      description: 'Only scopes that your own key has. Default: all of these that the role can have',
    }),
    expires_at: Type.Optional(
      Nullable(Instant, { description: 'Not after the end of your own key. Default: the end of your own key' }),
    ),
  },
  { $id: 'NewApiKey', description: 'A key to create', additionalProperties: false },
)
export type NewApiKey = Static<typeof NewApiKey>

export const CreatedApiKey = Type.Object(
  { ...ApiKey.properties, key: Type.String({ description: 'Shown only here, once' }) },
  { $id: 'CreatedApiKey', description: 'A new key, with its secret' },
)

export const ApiKeyPage = Type.Object(Page(ref(ApiKey)).properties, {
  $id: 'ApiKeyPage',
  description: 'A page of keys',
})
export const ApiKeyQuery = Type.Object(PageQuery, { additionalProperties: false })

export const Me = Type.Object(
  {
    id: Nullable(Id, { description: 'The id of the key; of an applicant token: of its application' }),
    name: Type.String({ description: 'The name of the holder' }),
    role: Type.String({ description: 'The role: one of `KeyRole`, or `applicant`' }),
    scopes: Type.Array(ScopeName, { description: 'What it may do' }),
    organisation_id: Nullable(Id, { description: 'The organisation that it acts for; null: none' }),
    city_id: Nullable(Id, { description: 'The city that it acts for; null: none' }),
    application_id: Nullable(Id, { description: 'The application of an applicant token; null: it is a key' }),
    program_id: Nullable(Id, { description: 'The program in which a publishable key starts applications; null: any' }),
    series_id: Nullable(Id, { description: 'The series in which a publishable key starts applications; null: any' }),
    origins: Nullable(Type.Array(Type.String({ description: 'Scheme, host and port' })), {
      description: 'The web pages that may use the key, by origin; null: those of the service’s settings',
    }),
    expires_at: Nullable(Instant, { description: 'When the credential ends; null: never' }),
  },
  { $id: 'Me', description: 'The holder of a credential' },
)

export const schemas = [ApiKey, NewApiKey, CreatedApiKey, ApiKeyPage, Me]
