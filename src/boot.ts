import { seed } from '../db/seed/seed.ts'
import type { Config } from './config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { connect, type Db } from './platform/db.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { type Files, filesFrom } from './platform/files.ts'
import { migrate } from './platform/migrate.ts'
import { checkPepper, keptPepper } from './platform/pepper.ts'
import { type Secrets, secretsFrom } from './platform/secrets.ts'
import { sandboxClock } from './sandbox/clock.ts'
import { openSandbox } from './sandbox/sandbox.ts'

export interface Resources {
  db: Db
  files: Files
  clock: Clock
  secrets: Secrets
  databaseUrl: string
  close(): Promise<void>
}

/** Opens all that a process works with: the database (embedded when none is given), migrated, and the sandbox in it. */
export async function openResources(config: Config): Promise<Resources> {
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir: config.dataDir })
  const databaseUrl = config.databaseUrl ?? String(embedded?.url)
  const db = connect({ url: databaseUrl, max: config.databasePool, prepare: config.databasePrepare })
  const close = async () => {
    await db.destroy()
    await embedded?.stop()
  }
  try {
    await migrate(db)
    const pepper = config.keyPepper ?? (config.sandbox ? 'the sandbox hides nothing' : await keptPepper(config.dataDir))
    const secrets = secretsFrom(pepper)
    if (config.sandbox) {
      await seed(db)
      await openSandbox(db, secrets)
    } else await checkPepper(db, secrets)
    const clock = config.sandbox ? sandboxClock(db) : systemClock
    return { db, files: filesFrom(config.storageUrl), clock, secrets, databaseUrl, close }
  } catch (error) {
    await close()
    throw error
  }
}
