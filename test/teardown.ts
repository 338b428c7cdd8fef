import { readFileSync, rmSync } from 'node:fs'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { sharedState } from './database.ts'

/** Runs once after all tests: the server they used is stopped, and its folder is gone. */
const { dataDir, given } = JSON.parse(readFileSync(sharedState, 'utf8'))
if (!given) {
  const server = await startEmbeddedPostgres({ dataDir })
  await server.stop()
}
rmSync(dataDir, { recursive: true, force: true })
rmSync(sharedState)
