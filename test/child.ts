import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { until } from './until.ts'

/** Starts a real process of the service. It is killed when the test ends. */
export function aProcess(t: Test, script: 'server' | 'worker', env: Record<string, string>) {
  const path = fileURLToPath(new URL(`../src/${script}.ts`, import.meta.url))
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, LOG_LEVEL: 'silent', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  const exit: Promise<[number | null, NodeJS.Signals | null]> = once(child, 'close') as never
  let isOver = false
  void exit.then(() => {
    isOver = true
  })
  return {
    pid: child.pid as number,
    exit,
    said: () => said,
    /** Waits until its output matches. If the process ends before, the error has its output. */
    says: (pattern: RegExp): Promise<RegExpExecArray> =>
      until(
        `the process says ${pattern}`,
        () => {
          const found = pattern.exec(said)
          if (!found && isOver) throw new Error(`the process ended: ${said}`)
          return found
        },
        120_000,
      ),
    kill(signal: NodeJS.Signals) {
      child.kill(signal)
      return exit
    },
  }
}

/** Starts a server and waits until it is ready. */
export async function aServer(t: Test, env: Record<string, string>) {
  const server = aProcess(t, 'server', env)
  const [, url = ''] = await server.says(/^Cohort serves (http:\S+)$/m)
  const call = (path: string, options: RequestInit & { key?: string; json?: unknown } = {}) => {
    const { key, json, ...rest } = options
    return fetch(url + path, {
      ...rest,
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(key && { authorization: `Bearer ${key}` }),
        ...rest.headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
  }
  return { ...server, url, call }
}

interface Credential {
  role: string
  key: string
}
/** The sandbox’s demo credential of a role. */
export async function keyOf(call: (path: string) => Promise<Response>, role = 'secretariat'): Promise<string> {
  const { credentials } = (await (await call('/v1/sandbox')).json()) as { credentials: Credential[] }
  return credentials.find((credential) => credential.role === role)?.key ?? ''
}
