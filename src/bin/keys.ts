import { validate as isUuid } from 'uuid'
import { formats } from '../http/formats.ts'
import { createApiKey } from '../network/api-keys/create-api-key.ts'
import { revokeApiKey } from '../network/api-keys/revoke-api-key.ts'
import type { NewApiKey } from '../network/api-keys/schema.ts'
import { inTransaction } from '../platform/context.ts'
import { StartRefused } from '../platform/start-refused.ts'
import {
  COMMON,
  COMMON_USAGE,
  type Command,
  type Opened,
  printRows,
  type Values,
  WrongUse,
  withService,
} from './command.ts'

const ROLES = ['secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'page']
const IDS = ['organisation-id', 'city-id', 'program-id', 'series-id'] as const

const makingOf = ({ secrets, config }: Opened) =>
  ({ secrets, keyPrefix: config.sandbox ? 'coh_test_' : 'coh_live_' }) as const

function wanted(values: Values): NewApiKey {
  const {
    role = '',
    name = '',
    scope,
    origin,
  } = values as Partial<Record<'role' | 'name', string>> & Partial<Record<'scope' | 'origin', string[]>>
  const idOf = (option: (typeof IDS)[number]) => (values[option] as string | undefined) ?? null
  if (!ROLES.includes(role)) throw new WrongUse(`--role must be one of ${ROLES.join(', ')}`)
  if (!name.trim()) throw new WrongUse('--name is missing: say who will hold the key')
  const expires_at = values['expires-at'] as string | undefined
  if (expires_at && !formats.instant?.(expires_at))
    throw new WrongUse('--expires-at must look like 2027-12-31T00:00:00Z')
  for (const option of IDS)
    if (values[option] && !isUuid(values[option])) throw new WrongUse(`--${option} must be an id from the API`)
  return {
    role: role as NewApiKey['role'],
    name,
    organisation_id: idOf('organisation-id'),
    city_id: idOf('city-id'),
    program_id: idOf('program-id'),
    series_id: idOf('series-id'),
    ...(origin && { origins: [...new Set(origin)] }),
    expires_at: expires_at ?? null,
    ...(scope && { scopes: [...new Set(scope)] }),
  }
}

const print = ({ json }: Values, made: { key: string }) => console.log(json ? JSON.stringify(made) : made.key)

export const createKey: Command = {
  name: 'keys create',
  summary: 'Make an API key and print it once',
  usage: `Makes an API key and prints it once.

  cohort keys create --role secretariat --name "Secretariat, Seoul"
  cohort keys create --role organisation --organisation-id ID --name "Regional office"
  cohort keys create --role city --city-id ID --name "Focal point"
  cohort keys create --role frontend --name "The network's web site" --scope applications:read --scope applications:write
  cohort keys create --role page --program-id ID --origin https://apply.city.example --name "The form"

  A key of role page is publishable: it stands in a web page, and can only start applications for one program, or one series
  (--series-id), from the pages of its origins. Every other key is a secret that belongs on a server.
  --expires-at 2027-12-31T00:00:00Z sets the end of the key; --scope limits what the key can do.
${COMMON_USAGE}`,
  options: {
    ...COMMON,
    role: { type: 'string' },
    name: { type: 'string' },
    'organisation-id': { type: 'string' },
    'city-id': { type: 'string' },
    'program-id': { type: 'string' },
    'series-id': { type: 'string' },
    origin: { type: 'string', multiple: true },
    scope: { type: 'string', multiple: true },
    'expires-at': { type: 'string' },
  },
  run(values) {
    const key = wanted(values)
    return withService(values, async (opened) => print(values, await createApiKey(opened.ctx, makingOf(opened), key)))
  },
}

const COLUMNS = [
  'id',
  'role',
  'name',
  'hint',
  'organisation_id',
  'city_id',
  'program_id',
  'series_id',
  'origins',
  'scopes',
  'created_at',
  'expires_at',
  'revoked_at',
] as const

export const listKeys: Command = {
  name: 'keys list',
  summary: 'List the API keys, the newest first',
  usage: `Lists the API keys, the newest first. A key itself is never shown again: hint is its last four characters.

  cohort keys list [--all]

  --all       revoked keys too
${COMMON_USAGE}`,
  options: { ...COMMON, all: { type: 'boolean' } },
  run: (values) =>
    withService(values, async ({ db }) => {
      let rows = db.selectFrom('api_key').select(COLUMNS).orderBy('created_at', 'desc').orderBy('id', 'desc')
      if (!values.all) rows = rows.where('revoked_at', 'is', null)
      printRows(values, await rows.execute(), [
        'id',
        'role',
        'name',
        'hint',
        'expires_at',
        ...(values.all ? ['revoked_at'] : []),
      ])
    }),
}

/** Errors: StartRefused. */
async function findKey({ db }: Opened, id = '') {
  const found = isUuid(id)
    ? await db.selectFrom('api_key').select(COLUMNS).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!found) throw new StartRefused(`There is no key with the id "${id}": cohort keys list shows the ids.`)
  return found
}

export const revokeKey: Command = {
  name: 'keys revoke',
  summary: 'Revoke an API key at once',
  usage: `Revokes an API key at once. The last key that can make keys cannot be revoked.

  cohort keys revoke ID

${COMMON_USAGE}`,
  options: COMMON,
  takes: [1, 1],
  run: (values, [id]) =>
    withService(values, async (opened) => {
      const key = await findKey(opened, id)
      await revokeApiKey(opened.ctx, key.id)
      console.log(values.json ? JSON.stringify({ id: key.id, revoked: true }) : `revoked: ${key.role}, ${key.name}`)
    }),
}

export const rotateKey: Command = {
  name: 'keys rotate',
  summary: 'Replace an API key by a new one with the same rights',
  usage: `Makes a new key with the name, role, scopes and end of an old one, and prints it once. The old key ends at once.

  cohort keys rotate ID [--keep-old]

  --keep-old  the old key goes on, until you revoke it: for a holder that cannot change keys in a moment
${COMMON_USAGE}`,
  options: { ...COMMON, 'keep-old': { type: 'boolean' } },
  takes: [1, 1],
  run: (values, [id]) =>
    withService(values, async (opened) => {
      const old = await findKey(opened, id)
      if (old.revoked_at) throw new StartRefused('This key is revoked: make a new one with cohort keys create.')
      const { id: _, hint: __, created_at: ___, revoked_at: ____, ...rights } = old
      const made = await inTransaction(opened.ctx, async (ctx) => {
        const made = await createApiKey(ctx, makingOf(opened), rights as NewApiKey)
        if (!values['keep-old']) await revokeApiKey(ctx, old.id)
        return made
      })
      print(values, made)
    }),
}
