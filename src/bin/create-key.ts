import { parseArgs } from 'node:util'
import { validate as isUuid } from 'uuid'
import { openResources } from '../boot.ts'
import { ConfigError, readConfig } from '../config.ts'
import { formats } from '../http/formats.ts'
import { createApiKey } from '../network/api-keys/create-api-key.ts'
import type { NewApiKey } from '../network/api-keys/schema.ts'
import { system } from '../platform/context.ts'
import { Problem, type ProblemItem } from '../platform/problem.ts'

const USAGE = `Makes an API key and prints it once.

  npm run key -- --role secretariat --name "Secretariat, Seoul"
  npm run key -- --role organisation --organisation-id ID --name "Regional office"
  npm run key -- --role city --city-id ID --name "Focal point"
  npm run key -- --role frontend --name "The network's web site" --scope applications:read --scope applications:write

  --expires-at 2027-12-31T00:00:00Z sets the end of the key; --scope limits what the key can do.`

const ROLES = ['secretariat', 'organisation', 'city', 'reviewer', 'frontend']

class WrongUse extends Error {
  constructor(message: string) {
    super(`${message}\n\n${USAGE}`)
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        role: { type: 'string' },
        name: { type: 'string' },
        'organisation-id': { type: 'string' },
        'city-id': { type: 'string' },
        scope: { type: 'string', multiple: true },
        'expires-at': { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new WrongUse((error as Error).message)
  }
}

function wanted(): NewApiKey {
  const values = readArguments()
  const { role = '', name = '', scope } = values
  if (!ROLES.includes(role)) throw new WrongUse(`--role must be one of ${ROLES.join(', ')}`)
  if (!name.trim()) throw new WrongUse('--name is missing: say who will hold the key')
  const expires_at = values['expires-at']
  if (expires_at && !formats.instant?.(expires_at))
    throw new WrongUse('--expires-at must look like 2027-12-31T00:00:00Z')
  for (const option of ['organisation-id', 'city-id'] as const)
    if (values[option] && !isUuid(values[option])) throw new WrongUse(`--${option} must be an id from the API`)
  return {
    role: role as NewApiKey['role'],
    name,
    organisation_id: values['organisation-id'] ?? null,
    city_id: values['city-id'] ?? null,
    expires_at: expires_at ?? null,
    ...(scope && { scopes: [...new Set(scope)] }),
  }
}

async function main() {
  const key = wanted()
  const config = readConfig()
  const { db, secrets, clock, close } = await openResources(config)
  try {
    const keyPrefix = config.sandbox ? 'coh_test_' : 'coh_live_'
    const made = await createApiKey({ db, actor: system, now: await clock(), clock }, { secrets, keyPrefix }, key)
    console.log(made.key)
  } finally {
    await close()
  }
}

main().catch((error) => {
  if (error instanceof Problem)
    for (const { pointer, detail } of error.extra.errors as ProblemItem[]) console.error(`${pointer}: ${detail}`)
  else console.error(error instanceof ConfigError || error instanceof WrongUse ? error.message : error)
  process.exit(1)
})
