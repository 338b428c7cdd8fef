import { join } from 'node:path'
import pkg from '../package.json' with { type: 'json' }
import { type Config, ConfigError } from './config.ts'
import type { Places } from './exchange/messages/links.ts'
import { serveMetrics } from './http/metrics.ts'
import { jobKinds } from './jobs.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Files, filesFrom } from './platform/files.ts'
import { installJobs } from './platform/jobs.ts'
import { fileMailer, type Mailer, smtpMailer } from './platform/mail.ts'
import type { Metrics } from './platform/metrics.ts'
import { checkPepper, keptPepper } from './platform/pepper.ts'
import { checkServer, explain, type Server } from './platform/postgres/check-server.ts'
import { connect, type Db } from './platform/postgres/db.ts'
import { startEmbeddedPostgres } from './platform/postgres/embedded-postgres.ts'
import { findMigrations, migrateAt } from './platform/postgres/migrate.ts'
import { type Secrets, secretsFrom } from './platform/secrets.ts'
import type { Traces } from './platform/traces.ts'
import { checkMode } from './sandbox/check-mode.ts'
import { sandboxClock } from './sandbox/clock.ts'
import { openSandbox } from './sandbox/sandbox.ts'
import { seed } from './sandbox/seed.ts'

export interface Resources {
  db: Db
  files: Files
  clock: Clock
  secrets: Secrets
  mail: Mailer
  /** Where links in mails lead. */
  places: Places
  databaseUrl: string
  /** One line: the version, the database, its migrations, and whether it is a sandbox. */
  about?: string
  metrics?: Metrics
  metricsUrl?: string
  close(): Promise<void>
}

/** The package is imported only if a port is set: otherwise it would take memory for nothing. */
async function openMetrics(db: Db, clock: Clock, { port, host }: NonNullable<Config['metrics']>) {
  const { createMetrics } = await import('./platform/metrics.ts')
  const metrics = createMetrics(db, pkg.version)
  const { addGauges } = await import('./gauges.ts')
  addGauges(metrics.registry, db, clock)
  const listener = await serveMetrics(metrics, { port, host }).catch((error: Error) => {
    throw new ConfigError([`METRICS_PORT: cannot listen on ${host}:${port}: ${error.message}`])
  })
  return { metrics, ...listener }
}

async function aboutOf(db: Db, { host, database, version }: Server, { sandbox }: Config, isEmbedded: boolean) {
  const { count, latest } = await findMigrations(db)
  const place = isEmbedded ? 'the embedded Postgres' : `database "${database}" at ${host}, Postgres`
  return `Cohort ${pkg.version}: ${place} ${version}, ${count} migrations (latest ${latest}), ${sandbox ? 'a sandbox' : 'live'}`
}

/**
 * Opens the resources of a process: the database (embedded if none is configured), migrated, with its sandbox, and the
 * port of the metrics. `traces` records every query. Errors: StartRefused.
 */
export async function openResources(config: Config, traces?: Traces): Promise<Resources> {
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir: config.dataDir })
  const databaseUrl = config.databaseUrl ?? String(embedded?.url)
  const server = await checkServer(databaseUrl).catch(async (error) => {
    await embedded?.stop()
    throw error
  })
  const db = connect({
    url: databaseUrl,
    max: config.databasePool,
    prepare: config.databasePrepare,
    log: traces?.recordQuery,
  })
  const close = async () => {
    await db.destroy()
    await embedded?.stop()
  }
  try {
    await migrateAt(databaseUrl).catch((error) => {
      throw explain(error, databaseUrl)
    })
    await installJobs(db, jobKinds)
    await checkMode(db, config.sandbox)
    const pepper = config.keyPepper ?? (config.sandbox ? 'the sandbox hides nothing' : await keptPepper(config.dataDir))
    const secrets = secretsFrom(pepper)
    const files = filesFrom(config.storageUrl)
    if (config.sandbox) {
      await seed(db, files)
      await openSandbox(db, secrets)
    } else await checkPepper(db, secrets)
    const clock = config.sandbox ? sandboxClock(db) : systemClock
    const about = await aboutOf(db, server, config, embedded !== undefined)
    const mail = config.smtpUrl
      ? smtpMailer(config.smtpUrl, config.mailFrom)
      : fileMailer(join(config.dataDir, 'mail'), config.mailFrom)
    const { frontendUrl, publicUrl } = config
    const places = { frontendUrl, publicUrl }
    const closeAll = async () => {
      mail.close()
      await close()
    }
    const resources = { db, files, clock, secrets, mail, places, databaseUrl, about, close: closeAll }
    if (!config.metrics) return resources
    const { metrics, url: metricsUrl, close: closeMetrics } = await openMetrics(db, clock, config.metrics)
    return { ...resources, metrics, metricsUrl, close: () => closeMetrics().then(closeAll) }
  } catch (error) {
    await close()
    throw error
  }
}
