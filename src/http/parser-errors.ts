import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { uuidv7 } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'
import { problemBody } from './problems.ts'

/** Errors of Node's HTTP parser never reach Fastify's handler: the answer is written to the socket as it is. */
export function onClientError(error: Error & { code?: string }, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Problem(431, 'headers_too_large', 'The request headers are too large.')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new Problem(408, 'request_timeout', 'The request took too long to arrive.')
        : new Problem(400, 'malformed_request', 'This is not a valid HTTP/1.1 request.')
  const body = problemBody(problem, { id: uuidv7(), url: '/' })
  const text = JSON.stringify(body)
  socket.end(
    `HTTP/1.1 ${body.status} ${body.title}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(text)}\r\nx-request-id: ${body.request_id}\r\nconnection: close\r\n\r\n${text}`,
  )
}

/** Node refuses some requests by itself, with an empty body: they are handed on, to be answered as any other. */
export function serveAnyClient(server: Server) {
  Object.assign(server, { requireHostHeader: false })
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
}
