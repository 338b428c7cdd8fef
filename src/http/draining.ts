import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const NOTICE_MS = 300
const PATIENCE_MS = 8_000

/** Counts the requests in flight, so that a stopping process can finish them. */
export function createDraining() {
  let isDraining = false
  let inFlight = 0
  return {
    isDraining: () => isDraining,
    /** Listens at the server, because a hook does not apply to routes that were added before it. */
    watch(server: Server) {
      server.on('request', (_, response) => {
        inFlight++
        response.once('close', () => inFlight--)
      })
    },
    /** Makes the process not ready, gives load balancers time to notice, and waits for the requests in flight. */
    async drain(server: Server) {
      isDraining = true
      await sleep(NOTICE_MS)
      for (let waited = 0; inFlight > 0 && waited < PATIENCE_MS; waited += 50) await sleep(50)
      // A client that still sends or reads could delay the stop for any time.
      server.closeAllConnections()
    },
  }
}
