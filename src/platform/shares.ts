import type { Duplex } from 'node:stream'
import type { PostgresPool } from 'kysely'
import { type Db, sourceOf } from './db.ts'
import { Problem } from './problem.ts'

/** How long one waits for a connection before it is told to come back. */
const WAIT_MS = 3_000
/**
 * How long it may wait and then work with it. Postgres bounds each wait for a lock, but two of them add up, and its
 * `transaction_timeout` is of version 17. It costs the connection, so it is the last resort.
 */
const ANSWER_MS = 4_500
/** How many may wait in all, for each connection of the pool: with 30 ms of work each they are through within a second. */
const WAITING_PER_CONNECTION = 30

export const overloaded = () =>
  new Problem(503, 'overloaded', 'Too much is under way now. Nothing was done; try again.', {}, { 'retry-after': '1' })

type Client = Awaited<ReturnType<PostgresPool['connect']>>
interface Share {
  db: Db
  held: number
  queue: Set<{ admit: () => void }>
}

/**
 * Divides the pool by purpose (a route, mostly): a share never holds more connections, nor has more waiting, than it leaves
 * for all others. So who waits for a lock on one table waits beside the rest of the service and not in front of it.
 */
export function createShares(db: Db, { wait_ms = WAIT_MS, answer_ms = ANSWER_MS } = {}) {
  const source = sourceOf(db)
  const { pool, through } = source
  const max = pool.options.max
  const shares = new Map<string, Share>()
  const isFull = ({ queue }: Share) => queue.size >= max * WAITING_PER_CONNECTION - source.queued - pool.waitingCount
  const mayTake = ({ held }: Share) => held < max - pool.totalCount + pool.idleCount - pool.waitingCount

  async function take(share: Share, asked: number): Promise<Client> {
    share.held++
    const client = await pool.connect().catch((error: unknown) => {
      share.held--
      serve()
      throw error
    })
    const { release } = client
    const { stream } = client.connection as unknown as { stream: Duplex }
    const giveUp = () => stream.destroy(new Error('Connection terminated: it took too long'))
    const alarm = setTimeout(giveUp, answer_ms - (performance.now() - asked))
    client.release = (error) => {
      clearTimeout(alarm)
      share.held--
      release(error)
    }
    return client
  }

  /** Of those that may, the share with the fewest connections goes first. */
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
  // The pool tells before it has counted.
  pool.on('release', () => process.nextTick(serve))

  async function connect(share: Share): Promise<Client> {
    const asked = performance.now()
    if (share.queue.size === 0 && mayTake(share)) return take(share, asked)
    // Those who were let in together, before any of them waited.
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
        resolve(take(share, asked))
      },
    }
    const timer = setTimeout(() => {
      leave()
      reject(overloaded())
    }, wait_ms)
    share.queue.add(waiter)
    source.queued++
    return promise
  }

  function open(name: string): Share {
    const door = { connect: () => connect(share), end: async () => {}, options: pool.options }
    const share: Share = { db: through(door), held: 0, queue: new Set() }
    shares.set(name, share)
    return share
  }
  const find = (name: string) => shares.get(name) ?? open(name)

  return {
    /** The database, for one purpose. */
    of: (name: string): Db => find(name).db,
    /** Whether one more who needs the database for this would wait for too long. */
    isFull: (name: string) => isFull(find(name)),
  }
}

export type Shares = ReturnType<typeof createShares>
