import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'

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

const told = once(process, 'SIGTERM')
const server = await startEmbeddedPostgres({ dataDir, settings })
console.log(server.url)
while (isAlive(Number(runner)) && !(await Promise.race([told, sleep(500)])));
await server.stop()
await rm(state, { force: true })
await rm(dataDir, { recursive: true, force: true })
