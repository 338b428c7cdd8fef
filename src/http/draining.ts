import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const NOTICE_MS = 300
const PATIENCE_MS = 8_000

/** Counts the requests in flight, so that a process that is to stop can let them finish. */
export function createDraining() {
  let isDraining = false
  let inFlight = 0
  return {
    isDraining: () => isDraining,
    /** At the server and not by a hook: those reach no route that is there already. */
    watch(server: Server) {
      server.on('request', (_, response) => {
        inFlight++
        response.once('close', () => inFlight--)
      })
    },
    /** From now on not ready; over when nothing is in flight, and balancers had a moment to notice. */
    async drain(server: Server) {
      isDraining = true
      await sleep(NOTICE_MS)
      for (let waited = 0; inFlight > 0 && waited < PATIENCE_MS; waited += 50) await sleep(50)
      // Who still sends or reads by then would keep the process for as long as it likes.
      server.closeAllConnections()
    },
  }
}
