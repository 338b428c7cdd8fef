import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { uuidv7 } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { OPEN_HEADERS } from './cors.ts'
import { PRIVATE_HEADERS } from './headers.ts'
import { problemBody } from './problems.ts'

type ClientError = Error & { code?: string }

/** The problem for a parser error; undefined: the client is gone. */
export function refusalOf({ code }: ClientError, socket: { writable: boolean }): Problem | undefined {
  if (code === 'ECONNRESET' || !socket.writable) return undefined
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem(431, 'headers_too_large', 'The request headers are too large.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem(408, 'request_timeout', 'The request took too long to arrive.')
  return new Problem(400, 'malformed_request', 'This is not a valid HTTP/1.1 request.')
}

/** Answers errors of Node's HTTP parser, which do not reach Fastify's handler, directly on the socket. */
export function onClientError(error: ClientError, socket: Socket) {
  const problem = refusalOf(error, socket)
  if (!problem) return socket.destroy()
  const body = problemBody(problem, { id: uuidv7(), url: '/' })
  const text = JSON.stringify(body)
  const headers = Object.entries({
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(text),
    'x-request-id': body.request_id,
    connection: 'close',
    ...PRIVATE_HEADERS,
    ...OPEN_HEADERS,
  })
  const lines = [`HTTP/1.1 ${body.status} ${body.title}`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`)
}

/** Passes on requests that Node would refuse itself with an empty body, so that they get a problem too. */
export function serveAnyClient(server: Server) {
  Object.assign(server, { requireHostHeader: false })
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
}
