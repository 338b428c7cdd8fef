import type { AddressInfo } from 'node:net'
import pkg from '../package.json' with { type: 'json' }
import { buildApp } from './app.ts'
import { openResources } from './boot.ts'
import { readConfig, readEnvFile } from './config.ts'
import { urlOf } from './http/address.ts'
import { createDraining } from './http/draining.ts'
import { lastWords } from './platform/start-refused.ts'
import { startWorker } from './worker.ts'

interface Greeted {
  about: string | undefined
  /** The settings that come from .env. */
  fromFile: string[]
  sandbox: boolean
  embedded: boolean
  metricsUrl: string | undefined
}

function greeting(url: string, { about, fromFile, sandbox, embedded, metricsUrl }: Greeted): string {
  const lines = [
    ...(about ? [about] : []),
    `Cohort serves ${url}`,
    `  reference   ${url}/docs`,
    `  contract    ${url}/openapi.json`,
  ]
  if (metricsUrl) lines.push(`  metrics     ${metricsUrl}`)
  if (embedded) lines.push('  database    an embedded Postgres; set DATABASE_URL for your own')
  if (fromFile.length > 0) lines.push(`  settings    from .env: ${fromFile.join(', ')}; the environment wins`)
  if (!sandbox) return lines.join('\n')
  return [
    ...lines,
    '',
    'This is a sandbox: it is October 2017, and both calls of that year are open. Try:',
    `  curl '${url}/v1/programs?phase=call_open'`,
    `  curl '${url}/v1/sandbox'`,
    '  npm run demo',
    'The second command gives the time of the clock, and a credential for each role. The third plays the Seoul workshop over HTTP.',
  ].join('\n')
}

async function main() {
  const fromFile = readEnvFile()
  const config = readConfig()
  // A large package: it is imported only if there is a collector.
  const traces =
    config.traces && (await import('./platform/traces.ts')).openTraces({ ...config.traces, version: pkg.version })
  const resources = await openResources(config, traces)
  const draining = createDraining()
  const { isDraining } = draining
  const app = await buildApp({ ...resources, config, isDraining, traces })
  draining.watch(app.server)

  let worker: ReturnType<typeof startWorker> | undefined
  let stopping: Promise<void> | undefined
  const stop = (code: number) => {
    stopping ??= (async () => {
      await draining.drain(app.server)
      await Promise.all([app.close(), worker?.stop()])
      await resources.close()
      await traces?.close()
      process.exit(code)
    })()
    return stopping
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(0))

  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    console.error(`Cannot listen on ${config.host}:${config.port}: ${(error as Error).message}. Set PORT or HOST.`)
    return stop(1)
  }
  if (config.worker) worker = startWorker(resources, app.log)
  const { port } = app.server.address() as AddressInfo
  const { about, metricsUrl } = resources
  console.log(
    greeting(urlOf(config.host, port), {
      about,
      fromFile,
      sandbox: config.sandbox,
      embedded: !config.databaseUrl,
      metricsUrl,
    }),
  )
}

main().catch((error) => {
  console.error(lastWords(error))
  process.exit(1)
})
