import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Problem } from '../platform/problem.ts'
import { bodyTooLarge } from './problems.ts'

const DECODERS = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }
const ACCEPTED = ['gzip', 'deflate', 'br']

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

function notUnderstood(detail: string, accepted: string[]): Problem {
  const item = { pointer: '', code: 'unsupported_content_encoding', detail, params: { accepted } }
  return new Problem(
    415,
    'unsupported_content_encoding',
    `The Content-Encoding of the body ${detail}.`,
    { errors: [item] },
    { 'accept-encoding': accepted.join(', ') || 'identity' },
  )
}

const notEncoded = () =>
  new Problem(400, 'malformed_request', 'The body is not encoded as its Content-Encoding says, or is cut off.', {
    errors: [{ pointer: '', code: 'malformed_request', detail: 'is not encoded as its Content-Encoding says' }],
  })

/**
 * The body without its encoding. It ends in a Problem if the body is not encoded so, or if it has more than `limit` bytes
 * before or after: a small body can unfold to gigabytes. Fastify compares `receivedEncodedLength` with Content-Length.
 */
function decoded(raw: Readable, decoder: ReturnType<typeof createGunzip>, limit: number) {
  const body = Object.assign(new PassThrough(), { receivedEncodedLength: 0 })
  let size = 0
  const fail = (error: Error) => {
    raw.unpipe(decoder)
    decoder.destroy()
    body.destroy(error)
  }
  raw.on('data', (chunk: Buffer) => {
    body.receivedEncodedLength += chunk.length
    if (body.receivedEncodedLength > limit) fail(bodyTooLarge())
  })
  raw.on('error', fail)
  raw.on('close', () => {
    if (!raw.readableEnded) fail(notEncoded())
  })
  decoder.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > limit) fail(bodyTooLarge())
    else body.write(chunk)
  })
  decoder.on('end', () => body.end())
  decoder.on('error', () => fail(notEncoded()))
  raw.pipe(decoder)
  return body
}

/** Reads JSON bodies in gzip, deflate and br (RFC 9110, 8.4). Files come as they are. */
export const encodings = fp(async (app: FastifyInstance) => {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const { routeOptions, raw } = request
    const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
    if (encoding === 'identity' || encoding === '' || !hasBody(raw)) return payload
    if (routeOptions.config.receives) throw notUnderstood('is not understood here: send the file as it is', [])
    const create = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding as keyof typeof DECODERS] : undefined
    if (!create) throw notUnderstood(`is not understood: use one of ${ACCEPTED.join(', ')}, or none`, ACCEPTED)
    return decoded(payload as Readable, create(), routeOptions.bodyLimit ?? 0)
  })
})
