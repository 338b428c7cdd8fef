import type { FastifyBaseLogger, FastifyRequest } from 'fastify'

/** Whether an answer proves that the database works: readiness asks it, and so does every credential. */
const asksDatabase = ({ routeOptions: { url, config } }: FastifyRequest) =>
  url === '/readyz' || (config.access !== undefined && config.access !== 'public')

/**
 * Tells once, after requests were answered 503 `unavailable`, that the database answers again, and for how long it did
 * not. The failures themselves are told by their requests.
 */
export function createOutage(log: FastifyBaseLogger) {
  let since: number | undefined
  let refused = 0
  return (request: FastifyRequest, status: number, code: string | undefined) => {
    if (code === 'unavailable') {
      since ??= performance.now()
      refused += 1
    } else if (since !== undefined && status < 400 && asksDatabase(request)) {
      log.info({ ms: Math.round(performance.now() - since), refused }, 'available_again')
      since = undefined
      refused = 0
    }
  }
}
