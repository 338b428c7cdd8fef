import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { schemas as formSchemas } from './catalogue/forms/schema.ts'
import { materialRoutes } from './catalogue/materials/routes.ts'
import { programRoutes } from './catalogue/programs/routes.ts'
import { schemas as programSchemas } from './catalogue/programs/schema.ts'
import { seriesRoutes } from './catalogue/series/routes.ts'
import { schemas as seriesSchemas } from './catalogue/series/schema.ts'
import { messageRoutes } from './exchange/messages/routes.ts'
import { schemas as messageSchemas } from './exchange/messages/schema.ts'
import { templateRoutes } from './exchange/templates/routes.ts'
import { schemas as templateSchemas } from './exchange/templates/schema.ts'
import { auth } from './http/auth.ts'
import { buildSerializer, buildValidator } from './http/compilers.ts'
import { conventions } from './http/conventions.ts'
import { cors } from './http/cors.ts'
import { cursors } from './http/cursors.ts'
import { deadline } from './http/deadline.ts'
import { encodings } from './http/encodings.ts'
import { preconditions } from './http/etag.ts'
import { safeHeaders } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import { idempotency } from './http/idempotency.ts'
import { limits } from './http/limits.ts'
import { logging } from './http/logging.ts'
import { counting } from './http/metrics.ts'
import { openapi } from './http/openapi.ts'
import type { Origins } from './http/origins.ts'
import { AUTHENTICATION, overload } from './http/overload.ts'
import { onClientError } from './http/parser-errors.ts'
import { collectPaths } from './http/paths.ts'
import { problems, refuseAddress } from './http/problems.ts'
import { publicAddress } from './http/public-address.ts'
import { reference } from './http/reference.ts'
import { requestLog } from './http/request-log.ts'

import { endStalled } from './http/stalled.ts'
import { tracing } from './http/tracing.ts'
import { uploads } from './http/uploads.ts'
import { allocationRoutes } from './intake/allocations/routes.ts'
import { schemas as allocationSchemas } from './intake/allocations/schema.ts'
import { applicationRoutes } from './intake/applications/routes.ts'
import { schemas as applicationSchemas } from './intake/applications/schema.ts'
import { documentRoutes } from './intake/documents/routes.ts'
import { schemas as documentSchemas } from './intake/documents/schema.ts'
import { eligibilityRoutes } from './intake/eligibility/routes.ts'
import { schemas as eligibilitySchemas } from './intake/eligibility/schema.ts'
import { endorsementRoutes } from './intake/endorsements/routes.ts'
import { schemas as endorsementSchemas } from './intake/endorsements/schema.ts'
import { authenticator } from './network/api-keys/authenticate.ts'
import { keyOrigins } from './network/api-keys/key-origins.ts'
import { accessRoutes } from './network/api-keys/routes.ts'
import { schemas as accessSchemas } from './network/api-keys/schema.ts'
import { cityRoutes } from './network/cities/routes.ts'
import { schemas as citySchemas } from './network/cities/schema.ts'
import { organisationRoutes } from './network/organisations/routes.ts'
import { schemas as organisationSchemas } from './network/organisations/schema.ts'
import { visaRuleRoutes } from './network/visa-rules/routes.ts'
import { schemas as visaRuleSchemas } from './network/visa-rules/schema.ts'
import { hostListRoutes } from './participation/host-lists/routes.ts'
import { schemas as hostListSchemas } from './participation/host-lists/schema.ts'
import { letterRoutes } from './participation/letters/routes.ts'
import { schemas as letterSchemas } from './participation/letters/schema.ts'
import { offerRoutes } from './participation/offers/routes.ts'
import { schemas as offerSchemas } from './participation/offers/schema.ts'
import { participantRoutes } from './participation/participants/routes.ts'
import { schemas as participantSchemas } from './participation/participants/schema.ts'
import { travelRoutes } from './participation/travel/routes.ts'
import { schemas as travelSchemas } from './participation/travel/schema.ts'
import { visaRoutes } from './participation/visas/routes.ts'
import { schemas as visaSchemas } from './participation/visas/schema.ts'
import { waitlistRoutes } from './participation/waitlist/routes.ts'
import { schemas as waitlistSchemas } from './participation/waitlist/schema.ts'
import type { Clock } from './platform/clock.ts'
import { Deadline } from './platform/deadline.ts'
import type { Files } from './platform/files.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Db } from './platform/postgres/db.ts'
import { createShares } from './platform/postgres/shares.ts'
import type { Secrets } from './platform/secrets.ts'
import type { Traces } from './platform/traces.ts'
import { PROBLEMS } from './problems.ts'
import { REACTIONS } from './reactions.ts'
import { schemas as historySchemas } from './record/schema.ts'
import { sandboxRoutes, schemas as sandboxSchemas } from './sandbox/routes.ts'
import { schemas as manyDecisionSchemas } from './selection/decisions/many-schema.ts'
import { schemas as releaseSchemas } from './selection/decisions/release-schema.ts'
import { decisionRoutes } from './selection/decisions/routes.ts'
import { schemas as decisionSchemas } from './selection/decisions/schema.ts'
import { interviewRoutes } from './selection/interviews/routes.ts'
import { schemas as interviewSchemas } from './selection/interviews/schema.ts'
import { schemas as interviewSlotSchemas } from './selection/interviews/slot-schema.ts'
import { rankingRoutes } from './selection/ranking/routes.ts'
import { schemas as rankingSchemas } from './selection/ranking/schema.ts'
import { reviewRoutes } from './selection/reviews/routes.ts'
import { schemas as reviewSchemas } from './selection/reviews/schema.ts'
import { screeningRoutes } from './selection/screening/routes.ts'
import { schemas as screeningSchemas } from './selection/screening/schema.ts'
import { schemas as balanceSchemas } from './selection/shortlists/balance-schema.ts'
import { shortlistRoutes } from './selection/shortlists/routes.ts'
import { schemas as shortlistSchemas } from './selection/shortlists/schema.ts'

export interface AppOptions {
  db: Db
  files: Files
  clock: Clock
  secrets: Secrets
  config: {
    sandbox: boolean
    logLevel: string
    requestTimeout?: number
    /** Pages that may use all routes. Left out: in the sandbox those on this machine, otherwise none. */
    corsOrigins?: Origins | undefined
    trustProxy?: string[] | undefined
    startsPerMinute?: number
    publicUrl?: string | undefined
    frontendUrl?: string | undefined
    /** Days after which a check of a visa rule is too old. */
    visaStaleDays?: number
  }
  /** Whether the process is about to stop: readiness then fails, and connections are not kept alive. */
  isDraining?: () => boolean
  /** Requests are counted and traced here. Left out: nowhere. */
  metrics?: Metrics | undefined
  traces?: Traces | undefined
}

/** The named components of the contract. */
export const schemas = [
  ...accessSchemas,
  ...citySchemas,
  ...organisationSchemas,
  ...visaRuleSchemas,
  ...formSchemas,
  ...programSchemas,
  ...seriesSchemas,
  ...applicationSchemas,
  ...eligibilitySchemas,
  ...documentSchemas,
  ...allocationSchemas,
  ...endorsementSchemas,
  ...screeningSchemas,
  ...reviewSchemas,
  ...decisionSchemas,
  ...manyDecisionSchemas,
  ...releaseSchemas,
  ...interviewSlotSchemas,
  ...interviewSchemas,
  ...rankingSchemas,
  ...shortlistSchemas,
  ...balanceSchemas,
  ...letterSchemas,
  ...offerSchemas,
  ...waitlistSchemas,
  ...participantSchemas,
  ...templateSchemas,
  ...messageSchemas,
  ...travelSchemas,
  ...hostListSchemas,
  ...visaSchemas,
  ...historySchemas,
  ...sandboxSchemas,
]

/** A body that stalls for this long is refused. */
const STALL_MS = 20_000
/** All headers must arrive within this time. Node checks every `connectionsCheckingInterval`. */
const HEADERS_MS = 10_000
/** A connection takes about 20 kB. Further connections are closed. */
const CONNECTIONS_AT_MOST = 5_000

/** A preflight waits no longer than this for the origins of keys. */
const PREFLIGHT_MS = 1_000
const STARTS_PER_MINUTE = 20
const VISA_STALE_DAYS = 365

/** Builds the whole API, not yet listening. Plugins for every route come first, then the features. */
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
    trustProxy: config.trustProxy ?? false,
    http: { headersTimeout: Math.min(HEADERS_MS, stall_ms), connectionsCheckingInterval: 2_000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: onClientError,
    frameworkErrors: (error, request, reply) => refuseAddress(app, error, request, reply),
    // Stored values are shown even if their format is no longer accepted.
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
  const isKeyOrigin = keyOrigins(() => shares.of(AUTHENTICATION, new Deadline(PREFLIGHT_MS)), clock)
  const paths = collectPaths(app)
  const keys = { secrets, keyPrefix: config.sandbox ? ('coh_test_' as const) : ('coh_live_' as const) }

  if (metrics) await app.register(counting, { metrics })
  if (traces) await app.register(tracing, { traces })
  await app.register(safeHeaders)
  await app.register(cors, { origins: config.corsOrigins ?? (config.sandbox ? 'loopback' : []), isKeyOrigin, paths })
  await app.register(publicAddress, { url: config.publicUrl })
  await app.register(openapi, { problems: PROBLEMS, publicUrl: config.publicUrl })
  await app.register(problems, { paths })
  await app.register(conventions, { isDraining })
  await app.register(requestLog)
  await app.register(encodings)
  await app.register(deadline)
  await app.register(overload, { shares })
  await app.register(auth, { shares, clock, authenticate })
  await app.register(limits, { perMinute: config.startsPerMinute ?? STARTS_PER_MINUTE })
  await app.register(preconditions)
  await app.register(cursors, { secrets })
  await app.register(idempotency, { secrets })
  await app.register(uploads, { files })

  await app.register(reference, { sandbox: config.sandbox })
  await app.register(healthRoutes, { shares, files, isDraining })
  await app.register(accessRoutes, keys)
  await app.register(cityRoutes)
  await app.register(organisationRoutes)
  await app.register(visaRuleRoutes, { staleDays: config.visaStaleDays ?? VISA_STALE_DAYS })

  await app.register(seriesRoutes)
  await app.register(materialRoutes, { files })
  await app.register(programRoutes, { reactions: REACTIONS })

  await app.register(applicationRoutes, { secrets, reactions: REACTIONS })
  await app.register(allocationRoutes)
  await app.register(eligibilityRoutes)
  await app.register(documentRoutes, { files })
  await app.register(endorsementRoutes, { secrets, files })

  await app.register(screeningRoutes)
  await app.register(reviewRoutes, keys)
  await app.register(interviewRoutes)
  await app.register(rankingRoutes)
  await app.register(shortlistRoutes)
  await app.register(decisionRoutes)

  await app.register(offerRoutes)
  await app.register(letterRoutes, { files })
  await app.register(visaRoutes)
  await app.register(travelRoutes)
  await app.register(waitlistRoutes)
  await app.register(participantRoutes)
  await app.register(hostListRoutes)

  const { frontendUrl, publicUrl } = config
  await app.register(templateRoutes)
  await app.register(messageRoutes, { secrets, places: { frontendUrl, publicUrl } })

  if (config.sandbox) await app.register(sandboxRoutes)
  return app
}
