import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Starts the embedded Postgres and its watch from a separate process. If the service did both and were killed between
 * the two steps, an unwatched server would run forever. It is not TypeScript: without compiling, Postgres starts sooner.
 *
 * Prints a line when the server runs. Prints errors to stderr.
 */
const { pgCtl, args, how, url, socketFolder } = JSON.parse(process.argv[2] ?? '')
// The service that waits for the line may have ended.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
const starting = promisify(execFile)(pgCtl, args, how)
const loading = import('./embedded-session.ts')
try {
  await starting
  console.log('started')
  const { watch } = await loading
  // If this fails, the server is stopping already.
  await watch(url, socketFolder).catch(() => {})
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
