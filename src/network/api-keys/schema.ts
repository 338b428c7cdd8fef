import { type Static, Type } from 'typebox'
import { Id, Instant, Line, Literals, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'
import { SCOPES } from './scopes.ts'

const KeyRole = Literals(['secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'page'], {
  description:
    'secretariat: everything. organisation: its own programs. city: its own applications. frontend: the drafts it started. page: starts applications, from a web page, and reads nothing.',
})
const KeyKind = Literals(['secret', 'publishable'], {
  description:
    'secret: for servers; whoever has it can do all that the key can. publishable: for web pages, where everyone can read it; keys of the role page, and only these.',
})
const Origins = Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
  minItems: 1,
  maxItems: 20,
  uniqueItems: true,
  description:
    'The web pages that may use the key, by origin, such as https://apply.city.example. A browser with another origin is refused. Null: the origins of CORS_ORIGINS.',
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
    kind: KeyKind,
    program_id: Nullable(Id, { description: 'Of a publishable key: it starts applications in this program only' }),
    series_id: Nullable(Id, {
      description: 'Of a publishable key: it starts applications in the programs of this series',
    }),
    origins: Nullable(Origins),
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
    kind: Type.Optional({ ...KeyKind, description: 'Follows from the role: publishable for page, else secret' }),
    program_id: Type.Optional(Nullable(Id, { description: 'Role page needs this or series_id; no other role has it' })),
    series_id: Type.Optional(Nullable(Id, { description: 'Role page needs this or program_id; no other role has it' })),
    origins: Type.Optional(
      Nullable(Origins, {
        description:
          'The web pages that may use the key, by origin, such as https://apply.city.example. Role page needs at least one. Another role needs none: give them only if a page sends a secret key, which everyone who opens the page can then read.',
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
    program_id: Nullable(Id, { description: 'Of a publishable key: the program in which it starts applications' }),
    series_id: Nullable(Id, { description: 'Of a publishable key: the series in which it starts applications' }),
    origins: Nullable(Type.Array(Type.String()), { description: 'The web pages that may use the key, by origin' }),
    expires_at: Nullable(Instant, { description: 'When the credential ends; null: it does not' }),
  },
  { $id: 'Me' },
)

export const schemas = [ApiKey, NewApiKey, CreatedApiKey, ApiKeyPage, Me]
