import { type Static, Type } from 'typebox'
import { Id, Instant, Line, Literals, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'
import { SCOPES } from './scopes.ts'

const KeyRole = Literals(['secretariat', 'organisation', 'city', 'reviewer', 'frontend'], {
  description:
    'secretariat: everything. organisation: its own programs. city: its own applications. frontend: the drafts it started.',
})
export type KeyRole = Static<typeof KeyRole>
const ScopeList = Type.Array(Literals([...SCOPES] as string[]), { uniqueItems: true, minItems: 1 })

export const ApiKey = Type.Object(
  {
    id: Id,
    name: Type.String(),
    role: KeyRole,
    organisation_id: Nullable(Id),
    city_id: Nullable(Id),
    scopes: ScopeList,
    hint: Type.String({ description: 'The last four characters of the key' }),
    created_at: Instant,
    expires_at: Nullable(Instant),
    revoked_at: Nullable(Instant),
  },
  { $id: 'ApiKey' },
)

export const NewApiKey = Type.Object(
  {
    name: Line(),
    role: KeyRole,
    organisation_id: Type.Optional(Nullable(Id)),
    city_id: Type.Optional(Nullable(Id)),
    scopes: Type.Optional({
      ...ScopeList,
      description: 'Only scopes that your own key has. Default: all of these that the role can have',
    }),
    expires_at: Type.Optional(
      Nullable(Instant, { description: 'Not after the end of your own key. Default: the end of your own key' }),
    ),
  },
  { $id: 'NewApiKey', additionalProperties: false },
)
export type NewApiKey = Static<typeof NewApiKey>

export const CreatedApiKey = Type.Object(
  { ...ApiKey.properties, key: Type.String({ description: 'Shown only here, once' }) },
  { $id: 'CreatedApiKey' },
)

export const ApiKeyPage = Type.Object(Page(ref(ApiKey)).properties, { $id: 'ApiKeyPage' })
export const ApiKeyQuery = Type.Object(PageQuery, { additionalProperties: false })

export const Me = Type.Object(
  {
    id: Nullable(Id),
    name: Type.String(),
    role: Type.String(),
    scopes: Type.Array(Type.String()),
    organisation_id: Nullable(Id),
    city_id: Nullable(Id),
    application_id: Nullable(Id),
  },
  { $id: 'Me' },
)

export const schemas = [ApiKey, NewApiKey, CreatedApiKey, ApiKeyPage, Me]
