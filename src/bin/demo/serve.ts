import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Starts a service for the demo, on a free port, with a temporary folder. Returns its address, and the function that stops it. */
export async function serve() {
  let base = ''
  const dataDir = await mkdtemp(join(tmpdir(), 'cohort-demo-'))
  // If root starts the demo, Postgres runs as another user, who must be able to enter the folder.
  await chmod(dataDir, 0o755)
  const server = spawn(process.execPath, [fileURLToPath(new URL('../../server.ts', import.meta.url))], {
    env: { PATH: '/usr/bin:/bin', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', SANDBOX: 'true' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const lines = createInterface({ input: server.stdout })
  await new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    lines.on('line', (line) => {
      const [, url] = /^Cohort serves (http\S+)/.exec(line) ?? []
      if (url) base = url
      if (url) resolve()
      else if (line.startsWith('{')) console.error(line)
    })
  })
  if (!base) throw new Error('The service did not start.')
  const stop = async () => {
    server.kill('SIGTERM')
    await exited
    await rm(dataDir, { recursive: true, force: true })
  }
  return { base, stop }
}
