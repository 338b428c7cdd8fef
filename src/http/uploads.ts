import { createHash } from 'node:crypto'
import { finished, type Readable } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Files } from '../platform/files.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'

/** A file that was received and is in the store, under `key`. */
export interface Upload {
  key: string
  /** Safe to show and to give back: no folders, no control characters, NFC, at most 200 UTF-16 units. */
  filename: string
  media_type: string
  /** Bytes. */
  size: number
  /** Of the content, in hex. */
  sha256: string
}

export interface UploadRules {
  /** Of the file, without what wraps it. */
  max_bytes: number
  /** Media types, in lower case. */
  accept: readonly string[]
  /** The media type that a file's first 16 bytes tell. */
  sniff: (head: Uint8Array) => string | undefined
}

export interface UploadsOptions {
  files: Files
  /** How much a refused client may still send before its connection is closed on it. */
  drain_bytes?: number
  drain_ms?: number
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `receive`. The file is deleted before the answer goes out, unless the route set `keepsUpload`. */
    upload: Upload | undefined
    keepsUpload: boolean
  }
}

const SNIFFED_BYTES = 16
/** What may surround the file. */
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
    // Half a character that the cut left.
    .replace(/[\uD800-\uDBFF]$/, '')
  if (/^\.*$/.test(name)) throw malformed('its part named file has no filename')
  return name
}

/** Its type is settled before anything is stored; size and hash are taken as it streams by. */
async function storePart(part: MultipartFile, files: Files, rules: UploadRules): Promise<Upload> {
  const { max_bytes, accept, sniff } = rules
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
  if (sniff(head.subarray(0, SNIFFED_BYTES)) !== media_type)
    throw refusal(422, 'media_type_mismatch', `The file is declared as ${media_type}, which its content is not.`)

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

/** Whatever the parser stumbles over is the body's fault. A body that stands still says so itself. */
const unreadable = (error: unknown): never => {
  if (error instanceof Problem) throw error
  throw malformed('its parts or its end could not be read')
}

async function readParts(request: FastifyRequest, files: Files, rules: UploadRules): Promise<Upload> {
  const limits = { fileSize: rules.max_bytes + 1, parts: 2, fieldSize: 1024, headerPairs: 20 }
  const parts = request.parts({ limits })
  for (let next = await parts.next().catch(unreadable); !next.done; next = await parts.next().catch(unreadable)) {
    const part = next.value
    if (part.type !== 'file' || part.fieldname !== 'file' || request.upload)
      throw malformed('it must have one part, a file, named file')
    request.upload = await storePart(part, files, rules)
  }
  if (!request.upload) throw malformed('it has no part named file')
  return request.upload
}

/**
 * Receives the one part, named `file`, of a multipart body into the store; the body was read to its end when this returns.
 * What is refused leaves nothing there. Needs the plugin `uploads`.
 * Errors: unsupported_media_type (415, of the body or of the file), malformed_multipart (400), file_too_large (413),
 * file_empty and media_type_mismatch (422).
 */
export async function receive(request: FastifyRequest, files: Files, rules: UploadRules): Promise<Upload> {
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

/** Reads and drops what is still coming. */
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

/** Takes multipart bodies, and cleans up behind them whatever the answer is and whoever gives it. */
export const uploads = fp(async (app: FastifyInstance, options: UploadsOptions) => {
  const { files, drain_bytes = 64 * 1024 * 1024, drain_ms = 30_000 } = options

  async function cleanUp(request: FastifyRequest, reply: FastifyReply) {
    if (request.upload && !request.keepsUpload)
      await files
        .delete(request.upload.key)
        .catch((err: unknown) => request.log.error({ err }, 'an upload that is not kept stays stored'))
    if (request.raw.readableEnded || reply.statusCode === 408) return
    // A socket that is closed while the client sends resets the connection, and the client may never see why.
    await drain(request.raw, drain_bytes, drain_ms)
    if (!request.raw.readableEnded) reply.header('connection', 'close')
  }

  app.decorateRequest('upload')
  app.decorateRequest('keepsUpload', false)
  await app.register(multipart, { throwFileSizeLimit: false })
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (MULTIPART.test(typeOf(request))) cleanUp(request, reply).then(() => done(), done)
    else done()
  })
})

/** Content-Disposition of a download (RFC 6266): a plain name for old clients, the true one for all others. */
export function attachment(filename: string): string {
  const name = filename.toWellFormed().replace(/\p{Cc}/gu, '')
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
