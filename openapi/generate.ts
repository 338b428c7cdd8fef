import { readFile, writeFile } from 'node:fs/promises'
import { buildApp } from '../src/app.ts'
import type { Files } from '../src/platform/files.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { secretsFrom } from '../src/platform/secrets.ts'

const path = new URL('openapi.json', import.meta.url)

/** The contract as text. No request is served, so nothing behind the routes is needed. */
async function contract(): Promise<string> {
  const db = connect({ url: 'postgres://nowhere', max: 1, prepare: false })
  const nothing = { db, files: {} as Files, clock: async () => '', secrets: secretsFrom('none') }
  const app = await buildApp({ ...nothing, config: { sandbox: true, logLevel: 'silent' } })
  await app.ready()
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`
  await app.close()
  return text
}

const fresh = await contract()
if (!process.argv.includes('--check')) await writeFile(path, fresh)
else if ((await readFile(path, 'utf8')) !== fresh) {
  console.error('openapi/openapi.json is stale: run npm run openapi and commit it')
  process.exitCode = 1
}
