import { parseArgs } from 'node:util'
import { createApiKey } from './access/create-api-key.ts'
import type { NewApiKey } from './access/schema.ts'
import { scopesOf } from './access/scopes.ts'
import { openResources } from './boot.ts'
import { ConfigError, readConfig } from './config.ts'
import { system } from './platform/context.ts'
import { Problem } from './platform/problem.ts'

const USAGE = `Makes an API key and prints it, once.

  npm run key -- --role secretariat --name "Secretariat, Seoul"
  npm run key -- --role organisation --organisation-id ID --name "Regional office"
  npm run key -- --role city --city-id ID --name "Focal point"
  npm run key -- --role frontend --name "The network's web site" --scope applications:read --scope applications:write

  --expires-at 2027-12-31T00:00:00Z ends it at an instant; --scope narrows what its role can do.`

const ROLES = ['secretariat', 'organisation', 'city', 'reviewer', 'frontend']

function wanted(): NewApiKey {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      'organisation-id': { type: 'string' },
      'city-id': { type: 'string' },
      scope: { type: 'string', multiple: true },
      'expires-at': { type: 'string' },
    },
  })
  const { role = '', name = '', scope } = values
  if (!ROLES.includes(role)) throw new Error(`--role must be one of ${ROLES.join(', ')}`)
  if (!name.trim()) throw new Error('--name is missing: say who will hold the key')
  const expires_at = values['expires-at']
  if (expires_at && Number.isNaN(Date.parse(expires_at)))
    throw new Error('--expires-at must look like 2027-12-31T00:00:00Z')
  return {
    role: role as NewApiKey['role'],
    name,
    organisation_id: values['organisation-id'] ?? null,
    city_id: values['city-id'] ?? null,
    expires_at: expires_at ?? null,
    scopes: scope ?? [...scopesOf[role as NewApiKey['role']]],
  }
}

async function main() {
  const key = wanted()
  const config = readConfig()
  const { db, secrets, clock, close } = await openResources(config)
  try {
    const keyPrefix = config.sandbox ? 'coh_test_' : 'coh_live_'
    const made = await createApiKey({ db, actor: system, now: await clock() }, { secrets, keyPrefix }, key)
    console.log(made.key)
  } finally {
    await close()
  }
}

main().catch((error) => {
  if (error instanceof ConfigError) console.error(error.message)
  else if (error instanceof Problem)
    console.error((error.extra.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`).join('\n'))
  else console.error(`${error.message}\n\n${USAGE}`)
  process.exit(1)
})
