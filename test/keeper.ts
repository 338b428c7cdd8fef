import { rm } from 'node:fs/promises'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { until } from './until.ts'

/**
 * Runs the Postgres of a test run, because the setup process ends before the tests begin. It stops on SIGTERM, or when
 * the runner ends or is killed, and then deletes the data and the shared state.
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
