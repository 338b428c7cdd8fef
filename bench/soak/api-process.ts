import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'

/** The record of a process, over all its starts. */
export interface Diary {
  kills: number
  /** Exits that the soak did not cause. */
  deaths: string[]
  /** The number of logged errors, by message and cause. */
  errors: Map<string, number>
  /** Samples of resident memory since its last start, in MB. */
  memory: number[]
  highest: number
}

export type ApiProcess = ReturnType<typeof apiProcess>

/** A process of the service, with its worker. After a restart it listens on the same port. */
export function apiProcess(name: string, server: string, env: Record<string, string>) {
  const diary: Diary = { kills: 0, deaths: [], errors: new Map(), memory: [], highest: 0 }
  let child: ChildProcess | undefined
  let url = ''

  function note(line: string) {
    const { msg, err } = JSON.parse(line)
    const cause = `${msg}: ${err?.code ?? err?.message}${msg === 'internal_error' ? `\n${err?.stack}` : ''}`
    diary.errors.set(cause, (diary.errors.get(cause) ?? 0) + 1)
  }

  async function start() {
    const port = url ? new URL(url).port : '0'
    const started = spawn(process.execPath, ['--max-semi-space-size=8', server], {
      env: { PATH: '/usr/bin:/bin', LOG_LEVEL: 'error', ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    diary.memory = []
    let last = ''
    started.stderr.on('data', (text) => {
      last = `${last}${text}`.slice(-2_000)
    })
    const greeting = Promise.withResolvers<void>()
    createInterface({ input: started.stdout }).on('line', (line) => {
      const [, told] = /^Cohort serves (http\S+)/.exec(line) ?? []
      if (told) url = told
      if (told) greeting.resolve()
      else if (line.startsWith('{')) note(line)
    })
    started.once('exit', (code, signal) => {
      if (child === started) diary.deaths.push(`${name} ended with ${signal ?? code}: ${last}`)
      greeting.reject(new Error(`${name} did not start: ${last}`))
    })
    await greeting.promise
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return null
    const exit = once(ending, 'exit')
    ending.kill(signal)
    const [code] = await exit
    return code
  }

  return {
    name,
    diary,
    url: () => url,
    start,
    async kill() {
      diary.kills++
      await end('SIGKILL')
    },
    /** Stops it as an operator does. Returns the exit code. */
    stop: () => end('SIGTERM'),
    /** Samples its memory; does nothing without /proc. */
    async measure() {
      const status = await readFile(`/proc/${child?.pid}/status`, 'utf8').catch(() => '')
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(status) ?? []
      if (!kilobytes) return
      const mb = Math.round(Number(kilobytes) / 1024)
      diary.memory.push(mb)
      diary.highest = Math.max(diary.highest, mb)
    },
  }
}
