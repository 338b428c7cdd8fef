import type { AddressInfo } from 'node:net'
import pkg from '../package.json' with { type: 'json' }
import { buildApp } from './app.ts'
import { openResources } from './boot.ts'
import { ConfigError, readConfig } from './config.ts'
import { urlOf } from './http/address.ts'
import { createDraining } from './http/draining.ts'
import { startWorker } from './worker.ts'

interface Greeted {
  sandbox: boolean
  embedded: boolean
  metricsUrl: string | undefined
}

function greeting(url: string, { sandbox, embedded, metricsUrl }: Greeted): string {
  const lines = [`Cohort serves ${url}`, `  reference   ${url}/docs`, `  contract    ${url}/openapi.json`]
  if (metricsUrl) lines.push(`  metrics     ${metricsUrl}`)
  if (embedded) lines.push('  database    an embedded Postgres; set DATABASE_URL for your own')
  if (!sandbox) return lines.join('\n')
  return [
    ...lines,
    '',
    'This is a sandbox: it is October 2017, and both calls of that year are open. Try:',
    `  curl ${url}/v1/programs?phase=call_open`,
    `  curl ${url}/v1/sandbox            # the time of the clock, and a credential for each role`,
    '  npm run demo                                    # plays the Seoul workshop over HTTP',
  ].join('\n')
}

async function main() {
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
  const { metricsUrl } = resources
  console.log(
    greeting(urlOf(config.host, port), { sandbox: config.sandbox, embedded: !config.databaseUrl, metricsUrl }),
  )
}

main().catch((error) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
