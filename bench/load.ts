import { readdirSync, readFileSync } from 'node:fs'
import autocannon from 'autocannon'

export interface Call {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface Measured {
  rps: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Microseconds of CPU for one request. */
  server_us: number
  database_us: number
}

const TICKS_PER_SECOND = 100
const stat = (pid: number | string) => {
  const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /)
  const [, ppid, ...rest] = String(fields[0]).split(' ')
  return { ppid: Number(ppid), us: ((Number(rest[9]) + Number(rest[10])) / TICKS_PER_SECOND) * 1e6 }
}

export const parentOf = (pid: number) => {
  try {
    return stat(pid).ppid
  } catch {
    return 0
  }
}

/** Microseconds of CPU that the server and each process of the database have used, by pid. Empty without /proc. */
function cpuOf({ pid, postmaster }: Target): Map<number, number> {
  const used = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc')) {
      const each = Number(name)
      if (!each) continue
      try {
        const { ppid, us } = stat(each)
        if (each === pid || ppid === postmaster) used.set(each, us)
      } catch {}
    }
  } catch {}
  return used
}

const quantile = (sorted: number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

export interface Target {
  url: string
  pid: number
  postmaster: number
}

/** Sends each call once, over this many connections. An answer that is not 2xx ends the bench. */
export async function load(target: Target, connections: number, calls: Call[]): Promise<Measured> {
  const latencies: number[] = []
  let next = 0
  let wrong = ''
  const before = cpuOf(target)
  let started = 0
  let ended = 0
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(
      {
        url: target.url,
        connections,
        amount: calls.length,
        timeout: 60,
        requests: [
          {
            setupRequest: (request) => {
              started ||= performance.now()
              return { ...request, ...calls[next++ % calls.length] } as typeof request
            },
          },
        ],
      },
      (error) => (error ? reject(error) : resolve()),
    )
    run.on('response', (client, status, _bytes, ms) => {
      latencies.push(ms)
      ended = performance.now()
      if (status < 200 || status > 299)
        wrong ||= `${status} ${JSON.stringify(calls[0]?.path)} ${String((client as { parser?: { body?: unknown } }).parser?.body ?? '')}`
    })
    run.on('reqError', (error) => {
      wrong ||= String(error)
    })
  })
  const cpu = { server: 0, database: 0 }
  for (const [pid, us] of cpuOf(target)) cpu[pid === target.pid ? 'server' : 'database'] += us - (before.get(pid) ?? us)
  if (wrong || latencies.length !== calls.length)
    throw new Error(`${target.url}: ${wrong || `${latencies.length} of ${calls.length} answered`}`)
  latencies.sort((a, b) => a - b)
  return {
    rps: (calls.length / (ended - started)) * 1_000,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    server_us: cpu.server / calls.length,
    database_us: cpu.database / calls.length,
  }
}
