import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Problem } from '../platform/problem.ts'

/** The least average rate of a body over the stall time. A byte now and then is no progress. */
const BYTES_PER_SECOND = 256
/** The number of checks in the stall time. */
const LOOKS = 10

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

const stalled = () =>
  new Problem(
    408,
    'request_timeout',
    'The body arrived too slowly: send the request again.',
    {},
    { connection: 'close' },
  )

function watch(request: IncomingMessage, response: ServerResponse, ms: number) {
  const { socket } = request
  const least = (BYTES_PER_SECOND * ms) / 1_000
  let received = [socket.bytesRead]
  let isTold = false
  const timer = setInterval(() => {
    if (request.complete || socket.destroyed) return clearInterval(timer)
    // Received bytes wait to be read by us, so the client cannot send more: not its fault.
    if (request.readableLength > 0) received = []
    received.push(socket.bytesRead)
    const [before = 0] = received
    if (received.length <= LOOKS || socket.bytesRead - before >= least) {
      received = received.slice(-LOOKS)
      return
    }
    // The reader of the body (the JSON parser, `receive`) fails and answers. Without one no answer can be sent.
    const isRead = request.listenerCount('error') > 0 && !response.headersSent
    if (isRead && !isTold) request.emit('error', stalled())
    else socket.destroy()
    isTold = true
  }, ms / LOOKS)
  request.once('close', () => clearInterval(timer))
}

/**
 * Ends a body that stalls for `ms`. A body that makes progress may take any time. It listens at the server, because a
 * refused request has a body too, and may have no route.
 */
export function endStalled(server: Server, ms: number) {
  server.on('request', (request, response) => {
    // An injected request has no connection.
    if (hasBody(request) && request.socket instanceof Socket) watch(request, response, ms)
  })
}
