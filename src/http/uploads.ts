import { createHash } from 'node:crypto'
import { finished, type Readable } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import { create } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import fp from 'fastify-plugin'
import type { Files } from '../platform/files.ts'
import { uuidv7 } from '../platform/ids.ts'
import { mayHaveCommitted } from '../platform/postgres/pipeline.ts'
import { Problem } from '../platform/problem.ts'
import { sniffMediaType } from '../platform/sniff.ts'

/** A received file, stored under `key`. */
export interface Upload {
  key: string
  /** Safe to show and to send back: no folders, no control characters, NFC, at most 200 UTF-16 units. */
  filename: string
  media_type: string
  /** Bytes. */
  size: number
  /** SHA-256 of the content, in hex. */
  sha256: string
}

export interface UploadRules {
  /** The largest size of the file itself. */
  max_bytes: number
  /** Media types, in lower case. */
  accept: readonly string[]
}

export interface UploadsOptions {
  files: Files
  /** A refused client may send this much more before its connection is closed. */
  drain_bytes?: number
  drain_ms?: number
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The rules of a route that takes one file. Its handler gets the file as `request.upload`. See `receiveInto`. */
    receives?(params: object): UploadRules
  }
  interface FastifyRequest {
    /** Set only if the route's config has `receives`. */
    upload: Upload
  }
}

const SNIFFED_BYTES = 16
/** The largest size of the multipart body around the file. */
const ENVELOPE_BYTES = 16 * 1024
const FILENAME_LENGTH = 200

const refusal = (status: 400 | 413 | 415 | 422, code: string, detail: string, extra = {}) =>
  new Problem(status, code, detail, { ...extra, errors: [{ pointer: '/file', code, detail }] })
const malformed = (detail: string) => refusal(400, 'malformed_multipart', `The multipart body is malformed: ${detail}.`)
const tooLarge = (max_bytes: number) =>
  refusal(413, 'file_too_large', `The file is too large: it may have ${max_bytes} bytes at most.`, { max_bytes })

const MULTIPART = /^multipart\/form-data\s*(?:;|$)/i
const typeOf = ({ headers }: FastifyRequest) => headers['content-type'] ?? ''
/** RFC 2046, 5.1.1. */
const BOUNDARY = /;\s*boundary=(?:"([\w'()+,./:=? -]{0,69}[\w'()+,./:=?-])"|([\w'()+,./:=?-]{1,70}))\s*(?:;|$)/i

function safeFilename(given = ''): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '')
    .trim()
    .slice(0, FILENAME_LENGTH)
    // The cut may leave half of a surrogate pair.
    .replace(/[\uD800-\uDBFF]$/, '')
  if (/^\.*$/.test(name)) throw malformed('its part named file has no filename')
  return name
}

/** Stores a part as a stream, and measures its size and hash. Its type is checked before anything is stored. */
async function storePart(part: MultipartFile, files: Files, rules: UploadRules): Promise<Upload> {
  const { max_bytes, accept } = rules
  const filename = safeFilename(part.filename)
  const media_type = part.mimetype.toLowerCase()
  const content = part.file.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>
  const read = () => content.next().catch(unreadable)
  if (!accept.includes(media_type))
    throw refusal(415, 'unsupported_media_type', `The file must be declared as one of ${accept.join(', ')}.`, {
      accepted: accept,
    })
  let head = Buffer.alloc(0)
  while (head.length < SNIFFED_BYTES) {
    const next = await read()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  if (head.length === 0) throw refusal(422, 'file_empty', 'The file is empty.')
  if (sniffMediaType(head) !== media_type)
    throw refusal(422, 'media_type_mismatch', `The content of the file does not have its declared type, ${media_type}.`)

  const hash = createHash('sha256')
  let size = 0
  async function* measured() {
    for (let chunk: Buffer | undefined = head; chunk; chunk = (await read()).value) {
      size += chunk.length
      if (size > max_bytes) throw tooLarge(max_bytes)
      hash.update(chunk)
      yield chunk
    }
    if (part.file.truncated) throw tooLarge(max_bytes)
  }
  const key = uuidv7()
  await files.put(key, measured())
  return { key, filename, media_type, size, sha256: hash.digest('hex') }
}

/** An error of the parser means a malformed body. A stalled body has its own problem already. */
const unreadable = (error: unknown): never => {
  if (error instanceof Problem) throw error
  throw malformed('its parts or its end could not be read')
}

async function readParts(request: FastifyRequest, files: Files, rules: UploadRules): Promise<Upload> {
  const limits = { fileSize: rules.max_bytes + 1, parts: 2, fieldSize: 1024, headerPairs: 20 }
  const parts = request.parts({ limits })
  let upload: Upload | undefined
  try {
    for (let next = await parts.next().catch(unreadable); !next.done; next = await parts.next().catch(unreadable)) {
      const part = next.value
      if (part.type !== 'file' || part.fieldname !== 'file' || upload)
        throw malformed('it must have exactly one part: a file, named file')
      upload = await storePart(part, files, rules)
    }
  } catch (error) {
    if (upload) await discard(request, files, upload)
    throw error
  }
  if (!upload) throw malformed('it has no part named file')
  return upload
}

/** Deletes a file that is not needed. If that fails, the sweep deletes it later. */
const discard = ({ log }: FastifyRequest, files: Files, { key }: Upload) =>
  files.delete(key).catch((err: unknown) => log.error({ err }, 'a discarded upload could not be deleted'))

/**
 * Stores the only part, named `file`, of a multipart body. When it returns, the body was read to its end. A refused
 * file leaves nothing in the store. Errors: unsupported_media_type (415, of the body or of the file),
 * malformed_multipart (400), file_too_large (413), file_empty and media_type_mismatch (422).
 */
async function receive(request: FastifyRequest, files: Files, rules: UploadRules): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem(415, 'unsupported_media_type', 'The body must be multipart/form-data.')
  if (!BOUNDARY.test(typeOf(request))) throw malformed('its Content-Type names no valid boundary')
  if (Number(request.headers['content-length']) > rules.max_bytes + ENVELOPE_BYTES) throw tooLarge(rules.max_bytes)
  request.deadline.pause()
  try {
    return await readParts(request, files, rules)
  } finally {
    request.deadline.resume()
    request.raw.unpipe()
  }
}

/**
 * Receives the file, then runs the route. The file is kept if the route succeeds, because its transaction is then
 * committed. It is deleted if the route throws, or if an earlier answer is replayed. If it is not known whether COMMIT
 * took effect, the file is kept: a row without its file is worse than a file without a row, which `sweepFiles` deletes.
 */
async function receiveInto(
  request: FastifyRequest,
  reply: FastifyReply,
  files: Files,
  rules: UploadRules,
  run: () => unknown,
): Promise<unknown> {
  request.upload = await receive(request, files, rules)
  try {
    const answer = await run()
    if (reply.hasHeader('idempotent-replayed')) await discard(request, files, request.upload)
    return answer
  } catch (error) {
    if (!mayHaveCommitted(error)) await discard(request, files, request.upload)
    throw error
  }
}

/** Reads and drops the rest of a body. */
function drain(raw: Readable, bytes: number, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  finished(raw, () => resolve())
  let left = bytes
  raw.resume()
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) resolve()
  })
  return promise.finally(() => clearTimeout(timer))
}

/**
 * Receives files on routes with `receives`. Register it after `idempotency`: a file is then received before the route's
 * transaction begins, and counts as part of the request of an Idempotency-Key.
 */
export const uploads = fp(async (app: FastifyInstance, options: UploadsOptions) => {
  const { files, drain_bytes = 64 * 1024 * 1024, drain_ms = 30_000 } = options

  app.decorateRequest('upload')
  await app.register(multipart, { throwFileSizeLimit: false })
  app.addHook('onRoute', (route) => {
    const { handler, config } = route
    if (!config?.receives) return
    const rulesFor = config.receives
    const wrapped: RouteHandlerMethod = function (request, reply) {
      const run = () => handler.call(this, request, reply)
      return receiveInto(request, reply, files, rulesFor(request.params as object), run)
    }
    route.handler = wrapped
  })
  // Closing a socket while the client sends would reset the connection, and the client might not get the answer.
  app.addHook('onSend', async (request, reply) => {
    if (!MULTIPART.test(typeOf(request)) || request.raw.readableEnded || reply.statusCode === 408) return
    await drain(request.raw, drain_bytes, drain_ms)
    if (!request.raw.readableEnded) reply.header('connection', 'close')
  })
})

/** Content-Disposition of a download (RFC 6266): an ASCII name for old clients, and the full name if it differs. */
export const attachment = (filename: string): string => create(filename.toWellFormed().replace(/\p{Cc}/gu, ''))
