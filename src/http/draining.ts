import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

const NOTICE_MS = 300
const PATIENCE_MS = 8_000

/** Counts the requests in flight, so that a process that is to stop can let them finish. */
export function createDraining() {
  let isDraining = false
  let inFlight = 0
  return {
    isDraining: () => isDraining,
    watch(app: FastifyInstance) {
      app.addHook('onRequest', async (_, reply) => {
        inFlight++
        reply.raw.once('close', () => inFlight--)
      })
    },
    /** From now on not ready; over when nothing is in flight, and balancers had a moment to notice. */
    async drain() {
      isDraining = true
      await sleep(NOTICE_MS)
      for (let waited = 0; inFlight > 0 && waited < PATIENCE_MS; waited += 50) await sleep(50)
    },
  }
}
