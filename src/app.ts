import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { authenticator } from './access/authenticate.ts'
import { accessRoutes } from './access/routes.ts'
import { schemas as accessSchemas } from './access/schema.ts'
import { cancelApplications } from './applications/cancel-applications.ts'
import { schemas as eligibilitySchemas } from './applications/eligibility-schema.ts'
import { reopenDrafts } from './applications/reopen-drafts.ts'
import { applicationRoutes } from './applications/routes.ts'
import { schemas as applicationSchemas } from './applications/schema.ts'
import { cityRoutes } from './cities/routes.ts'
import { schemas as citySchemas } from './cities/schema.ts'
import { documentRoutes } from './documents/routes.ts'
import { schemas as documentSchemas } from './documents/schema.ts'
import { historyRoutes } from './history/routes.ts'
import { schemas as historySchemas } from './history/schema.ts'
import { auth } from './http/auth.ts'
import { buildSerializer, buildValidator } from './http/compilers.ts'
import { conventions } from './http/conventions.ts'
import { cursors } from './http/cursors.ts'
import { deadline } from './http/deadline.ts'
import { preconditions } from './http/etag.ts'
import { safeHeaders } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import { idempotency } from './http/idempotency.ts'
import { logging } from './http/logging.ts'
import { counting } from './http/metrics.ts'
import { openapi } from './http/openapi.ts'
import { AUTHENTICATION, overload } from './http/overload.ts'
import { onClientError } from './http/parser-errors.ts'
import { problems, refuseAddress } from './http/problems.ts'
import { endStalled } from './http/stalled.ts'
import { tracing } from './http/tracing.ts'
import { uploads } from './http/uploads.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { schemas as organisationSchemas } from './organisations/schema.ts'
import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/db.ts'
import type { Files } from './platform/files.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Secrets } from './platform/secrets.ts'
import { createShares } from './platform/shares.ts'
import type { Traces } from './platform/traces.ts'
import { programRoutes } from './programs/routes.ts'
import { schemas as programSchemas } from './programs/schema.ts'
import { schemas as seriesSchemas } from './programs/series-schema.ts'
import { sandboxRoutes, schemas as sandboxSchemas } from './sandbox/routes.ts'
import { selectionRoutes } from './selection/routes.ts'
import { schemas as selectionSchemas } from './selection/schema.ts'

export interface AppOptions {
  db: Db
  files: Files
  clock: Clock
  secrets: Secrets
  config: { sandbox: boolean; logLevel: string; requestTimeout?: number }
  /** Whether the process is about to stop: readiness says so, and connections are not kept. */
  isDraining?: () => boolean
  /** Where requests are counted, and traced; nowhere unless given. */
  metrics?: Metrics | undefined
  traces?: Traces | undefined
}

const schemas = [
  ...accessSchemas,
  ...citySchemas,
  ...organisationSchemas,
  ...programSchemas,
  ...seriesSchemas,
  ...applicationSchemas,
  ...eligibilitySchemas,
  ...documentSchemas,
  ...selectionSchemas,
  ...historySchemas,
  ...sandboxSchemas,
]

/** How long a body may stand still. */
const STALL_MS = 20_000
/** How long headers may take in all; Node looks every `connectionsCheckingInterval`. */
const HEADERS_MS = 10_000
/** Some 20 kB each; more are hung up on. */
const CONNECTIONS_AT_MOST = 5_000

/** The whole API, listening nowhere yet: first what holds for every route, then the features. */
export async function buildApp({
  db,
  files,
  clock,
  secrets,
  config,
  isDraining = () => false,
  metrics,
  traces,
}: AppOptions): Promise<FastifyInstance> {
  const stall_ms = config.requestTimeout ?? STALL_MS
  const app: FastifyInstance = Fastify({
    logger: logging(config.logLevel),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    http: { headersTimeout: Math.min(HEADERS_MS, stall_ms), connectionsCheckingInterval: 2_000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: onClientError,
    frameworkErrors: (error, request, reply) => refuseAddress(app, error, request, reply),
    // What is stored is shown, even where its format would not be taken any more.
    serializerOpts: { ajv: { validateFormats: false, strict: false } },
    schemaController: { compilersFactory: { buildSerializer, buildValidator } },
  })
  app.server.maxConnections = CONNECTIONS_AT_MOST
  endStalled(app.server, stall_ms)
  for (const schema of schemas) app.addSchema(schema)

  const shares = createShares(db)
  const authenticate = authenticator({
    reach: (deadline) => shares.of(AUTHENTICATION, deadline),
    secrets,
    clock,
    sandbox: config.sandbox,
  })
  const keys = { secrets, keyPrefix: config.sandbox ? ('coh_test_' as const) : ('coh_live_' as const) }

  if (metrics) await app.register(counting, { metrics })
  if (traces) await app.register(tracing, { traces })
  await app.register(safeHeaders)
  await app.register(openapi)
  await app.register(problems)
  await app.register(conventions, { isDraining })
  await app.register(deadline)
  await app.register(overload, { shares })
  await app.register(auth, { shares, clock, authenticate })
  await app.register(preconditions)
  await app.register(cursors, { secrets })
  await app.register(uploads, { files })
  await app.register(idempotency, { secrets })

  await app.register(healthRoutes, { shares, files, isDraining })
  await app.register(accessRoutes, keys)
  await app.register(cityRoutes)
  await app.register(organisationRoutes)
  await app.register(programRoutes, { files, onCancel: cancelApplications, onExtend: reopenDrafts })
  await app.register(applicationRoutes, { secrets })
  await app.register(documentRoutes, { files })
  await app.register(selectionRoutes)
  await app.register(historyRoutes)
  if (config.sandbox) await app.register(sandboxRoutes)
  return app
}
