import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Starts the embedded Postgres from a process of its own, and the watch in it. Were the service itself to do it and be
 * killed between the two steps, a server would run that nobody watches, for good. It is no TypeScript, as Postgres starts
 * sooner when nothing has to be compiled before.
 *
 * Prints a line when the server runs. What went wrong goes to stderr.
 */
const { pgCtl, args, how, url, socketFolder } = JSON.parse(process.argv[2] ?? '')
// The service that waits for the line may be gone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
const starting = promisify(execFile)(pgCtl, args, how)
const loading = import('./embedded-session.ts')
try {
  await starting
  console.log('started')
  const { watch } = await loading
  // If this fails, the server is on its way down already.
  await watch(url, socketFolder).catch(() => {})
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
