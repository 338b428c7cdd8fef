import './driver-environment.ts'
import type { Socket } from 'node:net'
import {
  type DatabaseConnection,
  type Driver,
  isAbortedTransactionError,
  type Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  Transaction,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'

/** Sends statements that are started together in one system call and one packet. */
export class PipeliningClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super({ ...(config as pg.ClientConfig), pipeline: true } as pg.ClientConfig)
  }

  override query(...args: unknown[]): never {
    const { stream } = this.connection as unknown as { stream: Socket }
    stream.cork()
    process.nextTick(() => stream.uncork())
    return (super.query as (...args: unknown[]) => never).apply(this, args)
  }
}

const uncertain = new WeakSet<object>()

/**
 * Whether a transaction that failed with this error may have been committed nevertheless: the connection was lost after
 * COMMIT was sent and before its answer came. Any other failure means a rollback.
 */
export const mayHaveCommitted = (error: unknown): boolean => uncertain.has(error as object)

/** Whether Postgres itself reported that it did not commit: an ERROR, or a rollback after an earlier failure. */
const isRefused = (error: unknown) =>
  isAbortedTransactionError(error) || (error instanceof pg.DatabaseError && error.severity === 'ERROR')

class PipeliningDriver extends PostgresDriver {
  /** Not awaited: BEGIN is sent together with the first statement. If it fails, so does the connection. */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    super.beginTransaction(connection, settings).catch(() => {})
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection).catch((error: object) => {
      if (!isRefused(error)) uncertain.add(error)
      throw error
    })
  }

  /** Fails only if the connection does, which is then closed. The caller gets the original error. */
  override async rollbackTransaction(...of: Parameters<PostgresDriver['rollbackTransaction']>): Promise<void> {
    await super.rollbackTransaction(...of).catch(() => {})
  }
}

/** Kysely's dialect for clients that send the next statement without waiting for an answer. */
export class PipeliningDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new PipeliningDriver(this.#config)
  }
}

const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction uses its own connection')) })
const noDriver = { config: { dialect }, dialect, driver: dialect.createDriver() }

/**
 * Waits for statements of one transaction that were sent together; Postgres runs them in this order. Fails with the
 * first error in order, because after one refused statement Postgres refuses all that follow. Each function must send
 * its statement before it awaits anything, or later statements overtake it. Only the submission and the functions that
 * it calls use this, because the bench shows a difference there. Elsewhere statements are awaited one by one.
 */
export async function inOrder<T extends readonly unknown[] | []>(
  asked: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(asked)
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  }) as { -readonly [K in keyof T]: Awaited<T[K]> }
}

/**
 * Runs `work` in one transaction. Statements that it starts together (`inOrder`) are sent together and run in that
 * order. Kysely alone would wait for each answer.
 */
export function transaction<DB, T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.transaction().execute((tx) => {
    const serial = tx.getExecutor()
    return serial
      .provideConnection(async (connection) =>
        serial.withConnectionProvider({ provideConnection: (use) => use(connection) }),
      )
      .then((executor) => work(new Transaction<DB>({ ...noDriver, executor })))
  })
}
