import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { Problem } from '../platform/problem.ts'

/** What a body must bring, on average over the time that it may stand still: a byte now and then is no progress. */
const BYTES_PER_SECOND = 256
/** How often it is looked at in that time. */
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
    // What has come waits for us to read it: then the client cannot send more.
    if (request.readableLength > 0) received = []
    received.push(socket.bytesRead)
    const [before = 0] = received
    if (received.length <= LOOKS || socket.bytesRead - before >= least) {
      received = received.slice(-LOOKS)
      return
    }
    // What reads the body (the JSON parser, `receive`) fails with it and answers. Otherwise no answer can be sent any more.
    const isRead = request.listenerCount('error') > 0 && !response.headersSent
    if (isRead && !isTold) request.emit('error', stalled())
    else socket.destroy()
    isTold = true
  }, ms / LOOKS)
  request.once('close', () => clearInterval(timer))
}

/**
 * Ends a body that stands still for `ms`, however long one that moves may take. At the server and not by a hook, for
 * a refused request has a body, too, and no route may know of it.
 */
export function endStalled(server: Server, ms: number) {
  server.on('request', (request, response) => {
    // An injected request has no connection.
    if (hasBody(request) && request.socket instanceof Socket) watch(request, response, ms)
  })
}
