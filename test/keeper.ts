import { rm } from 'node:fs/promises'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { until } from './until.ts'

/**
 * Keeps the Postgres of a run of the tests: the process that sets it up ends before the tests begin. This one ends on
 * SIGTERM, or when the runner ends or is killed, and removes what the run shared.
 */
const [runner = '', dataDir = '', state = ''] = process.argv.slice(2)
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  shared_buffers: '256MB',
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

let isTold = false
process.on('SIGTERM', () => {
  isTold = true
})
const server = await startEmbeddedPostgres({ dataDir, settings })
console.log(server.url)
const AN_HOUR = 3_600_000
await until('the run is over', () => isTold || !isAlive(Number(runner)), AN_HOUR).catch(() => {})
await server.stop()
await rm(state, { force: true })
await rm(dataDir, { recursive: true, force: true })
