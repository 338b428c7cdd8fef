import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Target } from './load.ts'

export interface Contender extends Target {
  /** Milliseconds from the start of the process to its first answer. */
  ready_ms: number
  stop: () => Promise<unknown>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function start(
  script: string[],
  args: string[],
  env: NodeJS.ProcessEnv,
  log: string,
  postmaster: number,
  ready: string,
): Promise<Contender> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const out = openSync(log, 'a')
  const child = spawn(process.execPath, [...process.execArgv, ...script, ...args], {
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
    stdio: ['ignore', out, out],
  })
  while (!(await fetch(url + ready).catch(() => undefined))?.ok) {
    if (performance.now() - started > 60_000) throw new Error(`${script.at(-1)} is not ready after a minute`)
    if (child.exitCode !== null) throw new Error(`${script.at(-1)} ended: ${readFileSync(log, 'utf8').slice(-2_000)}`)
    await sleep(5)
  }
  const ready_ms = Math.round(performance.now() - started)
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  return { url, pid: Number(child.pid), postmaster, ready_ms, stop }
}

interface Options {
  databaseUrl: string
  files: string
  /** The path of its log. */
  log: string
  postmaster: number
}

/** Starts Cohort as a user runs it: with its log in a file, and everything on. */
export const startCohort = ({ databaseUrl, files, postmaster, pepper, log }: Options & { pepper: string }) =>
  start(
    ['--max-semi-space-size=8', fileURLToPath(new URL('../src/main.mjs', import.meta.url))],
    [],
    { DATABASE_URL: databaseUrl, STORAGE_URL: `file:${files}`, KEY_PEPPER: pepper, SANDBOX: 'false' },
    log,
    postmaster,
    '/readyz',
  )

export const startBare = ({ databaseUrl, files, postmaster, log }: Options) =>
  start([fileURLToPath(new URL('bare.ts', import.meta.url))], [databaseUrl, files], {}, log, postmaster, '/v1/programs')

/** Resident memory in MB; 0 where there is no /proc. */
export function rssOf({ pid }: Target): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
  } catch {
    return 0
  }
}
