import type { Duplex } from 'node:stream'
import type { PostgresPool } from 'kysely'
import type { Deadline } from '../deadline.ts'
import { Problem } from '../problem.ts'
import { type Db, sourceOf } from './db.ts'

/** A request waits this long for a connection, or until its deadline, before it is refused. */
const WAIT_MS = 3_000
/** Waiting requests for each connection of the pool: with 30 ms of work each, all are served within a second. */
const WAITING_PER_CONNECTION = 30

export const overloaded = () =>
  new Problem(
    503,
    'overloaded',
    'The service has too many requests now. It did nothing: try again.',
    {},
    { 'retry-after': '1' },
  )

const tooLate = () => new Error('Connection terminated: the deadline is over')

type Client = Awaited<ReturnType<PostgresPool['connect']>>
interface Share {
  held: number
  queue: Set<{ admit: () => void }>
}

/**
 * Divides the pool by purpose, mostly by route: a share never holds more connections, or has more waiting requests,
 * than it leaves for all others. So requests that wait for a lock on one table do not block the rest of the service.
 */
export function createShares(db: Db, { wait_ms = WAIT_MS } = {}) {
  const source = sourceOf(db)
  const { pool, through } = source
  const max = pool.options.max
  const shares = new Map<string, Share>()
  const isFull = ({ queue }: Share) => queue.size >= max * WAITING_PER_CONNECTION - source.queued - pool.waitingCount
  const mayTake = ({ held }: Share) => held < max - pool.totalCount + pool.idleCount - pool.waitingCount

  /**
   * Takes a connection until the deadline. Then it is closed, and its statements fail: Postgres limits each statement
   * and each wait for a lock, but not their sum. Postgres ends a statement whose connection was closed.
   */
  function take(share: Share, deadline: Deadline): Promise<Client> {
    const { promise, resolve, reject } = Promise.withResolvers<Client>()
    let isOver = false
    let giveUp = () => {
      isOver = true
      reject(tooLate())
    }
    const alarm = setTimeout(() => giveUp(), deadline.left)
    const leave = () => {
      clearTimeout(alarm)
      share.held--
    }
    share.held++
    pool.connect().then(
      (client) => {
        const { release } = client
        const { stream } = client.connection as unknown as { stream: Duplex }
        client.release = (error) => {
          leave()
          release(error)
        }
        // The caller has given up.
        if (isOver) return client.release()
        giveUp = () => stream.destroy(tooLate())
        resolve(client)
      },
      (error: unknown) => {
        leave()
        serve()
        reject(error)
      },
    )
    return promise
  }

  /** Admits waiting requests. The share with the fewest connections goes first. */
  function serve() {
    while (source.queued > 0) {
      const [next] = [...shares.values()]
        .filter((share) => share.queue.size > 0 && mayTake(share))
        .sort((a, b) => a.held - b.held)
      const [first] = next?.queue ?? []
      if (!first) return
      first.admit()
    }
  }
  // The pool emits the event before it updates its counts.
  pool.on('release', () => process.nextTick(serve))

  async function connect(share: Share, deadline: Deadline): Promise<Client> {
    if (deadline.left === 0) throw tooLate()
    if (share.queue.size === 0 && mayTake(share)) return take(share, deadline)
    // Several requests may have passed `isFull` before any of them was waiting.
    if (isFull(share)) throw overloaded()
    const { promise, resolve, reject } = Promise.withResolvers<Client>()
    const leave = () => {
      clearTimeout(timer)
      share.queue.delete(waiter)
      source.queued--
    }
    const waiter = {
      admit: () => {
        leave()
        resolve(take(share, deadline))
      },
    }
    const timer = setTimeout(
      () => {
        leave()
        reject(overloaded())
      },
      Math.min(wait_ms, deadline.left),
    )
    share.queue.add(waiter)
    source.queued++
    return promise
  }

  function find(name: string): Share {
    const share = shares.get(name) ?? { held: 0, queue: new Set() }
    shares.set(name, share)
    return share
  }
  const opening = (connect: () => Promise<Client>) => through({ connect, end: async () => {}, options: pool.options })
  const watchers: Share = { held: 0, queue: new Set() }

  return {
    /** The database for one purpose, until the deadline, for any number of statements. */
    of: (name: string, deadline: Deadline): Db => opening(() => connect(find(name), deadline)),
    /** The same for probes: ahead of all waiting requests. */
    ahead: (deadline: Deadline): Db => opening(() => take(watchers, deadline)),
    /** Whether one more request for this purpose would wait too long. */
    isFull: (name: string) => isFull(find(name)),
  }
}

export type Shares = ReturnType<typeof createShares>
