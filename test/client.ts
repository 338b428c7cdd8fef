import { spawn } from 'node:child_process'
import type { Test } from 'tap'
import { seed } from '../src/sandbox/seed.ts'
import { setSandboxClock } from '../src/sandbox/set-sandbox-clock.ts'
import { build } from './helper.ts'

/** Serves the demo world on a port, for a client in a process of its own. Returns its address. */
export async function serveSandbox(t: Test): Promise<string> {
  const { app, db, files, openSandbox } = await build(t, { sandbox: true, now: '2017-10-02T00:00:00.000Z' })
  await seed(db, files)
  await openSandbox()
  await setSandboxClock(db, '2017-10-02T00:00:00.000Z')
  return app.listen({ port: 0, host: '127.0.0.1' })
}

interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs a command to its end, while this process serves. */
export function run(command: string, args: string[], { cwd, env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const child = spawn(command, args, { ...(cwd && { cwd }), env: { ...process.env, ...env } })
  const ended: Ended = { status: null, stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    ended.stdout += data
  })
  child.stderr.on('data', (data) => {
    ended.stderr += data
  })
  child.on('error', ({ message }) => resolve({ ...ended, stderr: message }))
  child.on('close', (status) => resolve({ ...ended, status }))
  return promise
}

/** What each program that does the main job prints. */
export const MAIN_JOB = `the pre-check: provisional
draft, version 1
the application is submitted
downloaded 48 bytes
released 1
accepted: First nominee of Muscat
submitted again: 409 transition_not_allowed
`
