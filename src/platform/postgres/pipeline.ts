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

/** Sends what was asked in one go, once the work that asks is done: one system call, and one packet, for all of it. */
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
 * Whether a transaction that failed with this may have been committed all the same: the connection was lost after COMMIT
 * was sent and before its answer came. Any other failure means that it was rolled back.
 */
export const mayHaveCommitted = (error: unknown): boolean => uncertain.has(error as object)

/** Postgres itself says that it did not commit: an ERROR, or the rollback of what had failed before. */
const isRefused = (error: unknown) =>
  isAbortedTransactionError(error) || (error instanceof pg.DatabaseError && error.severity === 'ERROR')

class PipeliningDriver extends PostgresDriver {
  /** Goes out with the first statement and not ahead of it. It fails only with its connection, and so does what follows it. */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    super.beginTransaction(connection, settings).catch(() => {})
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection).catch((error: object) => {
      if (!isRefused(error)) uncertain.add(error)
      throw error
    })
  }

  /** Fails only with its connection, which is closed then. What made it necessary is told instead. */
  override async rollbackTransaction(...of: Parameters<PostgresDriver['rollbackTransaction']>): Promise<void> {
    await super.rollbackTransaction(...of).catch(() => {})
  }
}

/** Postgres by clients that do not wait for one answer before they send the next statement. */
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

/** Waits for all, and fails with the first in order: once Postgres has refused one statement it refuses all that follow. */
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
 * Runs `work` in one transaction. Statements that it starts together (`inOrder`) go to Postgres together, and are
 * carried out in that order: Kysely by itself would wait for each answer.
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
