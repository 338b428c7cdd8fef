import { createHash } from 'node:crypto'
import { finished, type Readable } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import { create } from 'content-disposition'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import fp from 'fastify-plugin'
import { structureOf } from '../platform/file-structure.ts'
import type { Files } from '../platform/files.ts'
import { uuidv7 } from '../platform/ids.ts'
import { mayHaveCommitted } from '../platform/postgres/pipeline.ts'
import { HEAD_BYTES, type MediaType, sniff } from '../platform/sniff.ts'
import {
  checkDeclared,
  damaged,
  locked,
  malformed,
  nameOf,
  notMultipart,
  notTaken,
  refusal,
  tooLarge,
  unreadable,
  wrongName,
} from './upload-refusals.ts'

/** A received file, stored under `key`. */
export interface Upload {
  key: string
  /** Safe to show and to send back: no folders, no control characters, NFC, at most 200 UTF-16 units. */
  filename: string
  /** Told by the content, whatever the part declares. */
  media_type: MediaType
  /** Bytes. */
  size: number
  /** SHA-256 of the content, in hex. */
  sha256: string
}

export interface UploadRules {
  /** The largest size of the file itself. */
  max_bytes: number
  accept: readonly MediaType[]
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

/** The largest size of the multipart body around the file: its other fields, too. */
const ENVELOPE_BYTES = 512 * 1024
/** Upload widgets send fields beside the file. They are ignored, up to these limits. */
const FIELDS_AT_MOST = 20
const FIELD_BYTES = 16 * 1024
const FILENAME_LENGTH = 200
/** A client that guesses no media type at all is answered as soon as this much says what the file is. */
const SIGNATURE_BYTES = 16

const MULTIPART = /^multipart\/form-data\s*(?:;|$)/i
const typeOf = ({ headers }: FastifyRequest) => headers['content-type'] ?? ''
/** RFC 2046, 5.1.1. */
const BOUNDARY = /;\s*boundary=(?:"([\w'()+,./:=? -]{0,69}[\w'()+,./:=?-])"|([\w'()+,./:=?-]{1,70}))\s*(?:;|$)/i

const EXTENSIONS: Record<MediaType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }

/** The cut may leave half of a surrogate pair. */
const cut = (text: string, length: number) => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')

/** A long name keeps its ending, which says what opens the file. A part without a name gets one by its type. */
function safeFilename(given: string, media_type: MediaType): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '')
    .trim()
  if (/^\.*$/.test(name)) return `file.${EXTENSIONS[media_type]}`
  if (name.length <= FILENAME_LENGTH) return name
  const [ending = ''] = /\.[^.\s]{1,16}$/.exec(name) ?? []
  return cut(name, FILENAME_LENGTH - ending.length) + ending
}

/** Stores a part as a stream, and measures its size and hash. Its type is checked before anything is stored. */
async function storePart(part: MultipartFile, files: Files, { max_bytes, accept }: UploadRules): Promise<Upload> {
  const content = part.file.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>
  const read = () => content.next().catch(unreadable)
  const declared = part.mimetype.toLowerCase()
  let head = Buffer.alloc(0)
  let kind: ReturnType<typeof sniff>
  while (head.length < HEAD_BYTES) {
    const next = await read()
    if (next.done) break
    head = Buffer.concat([head, next.value])
    kind = sniff(head)
    if (head.length >= SIGNATURE_BYTES && (kind?.media_type || kind?.isActive)) break
  }
  if (head.length === 0)
    throw refusal(422, 'file_empty', part.filename ? 'The file is empty.' : 'The file is empty: none was chosen.')
  const media_type = accept.find((each) => each === kind?.media_type)
  if (!media_type) throw notTaken(kind, declared, accept)
  checkDeclared(declared, media_type, accept)

  const structure = structureOf(media_type)
  const hash = createHash('sha256')
  let size = 0
  async function* measured() {
    for (let chunk: Buffer | undefined = head; chunk; chunk = (await read()).value) {
      size += chunk.length
      if (size > max_bytes) throw tooLarge(max_bytes)
      hash.update(chunk)
      structure.push(chunk)
      yield chunk
    }
    if (part.file.truncated) throw tooLarge(max_bytes)
    const fault = structure.end()
    if (fault) throw fault === 'password' ? locked() : damaged(media_type as MediaType)
  }
  const key = uuidv7()
  await files.put(key, measured())
  const filename = safeFilename(part.filename ?? '', media_type)
  return { key, filename, media_type, size, sha256: hash.digest('hex') }
}

/** A part named `file` with a type is a file, even without a filename. A typed text or JSON is a field of a widget. */
const isPartAFile = (name?: string, type?: string, filename?: string) =>
  filename !== undefined || (name === 'file' && !/^(text\/plain|application\/json)\b/.test(type ?? 'text/plain'))

async function readParts(request: FastifyRequest, files: Files, rules: UploadRules): Promise<Upload> {
  const limits = {
    fileSize: rules.max_bytes + 1,
    files: 2,
    fields: FIELDS_AT_MOST,
    parts: FIELDS_AT_MOST + 2,
    fieldSize: FIELD_BYTES,
    headerPairs: 20,
  }
  const parts = request.parts({ limits, isPartAFile })
  let upload: Upload | undefined
  let hasTextNamedFile = false
  try {
    for (let next = await parts.next().catch(unreadable); !next.done; next = await parts.next().catch(unreadable)) {
      const part = next.value
      if (part.type === 'field') {
        if (part.valueTruncated)
          throw malformed(`its field ${nameOf(part.fieldname)} is larger than ${FIELD_BYTES / 1024} KiB`, {
            name: part.fieldname,
          })
        hasTextNamedFile ||= part.fieldname === 'file'
        continue
      }
      if (part.fieldname !== 'file') throw wrongName(part.fieldname)
      if (upload) throw malformed('it has two files: send one file with each request')
      upload = await storePart(part, files, rules)
    }
  } catch (error) {
    if (upload) await discard(request, files, upload)
    throw error
  }
  if (upload) return upload
  throw malformed(
    hasTextNamedFile
      ? 'its part named file is a text, without a filename and a media type: send it as a file'
      : 'it has no part named file',
    { needed: 'file' },
  )
}

/** Deletes a file that is not needed. If that fails, the sweep deletes it later. */
const discard = ({ log }: FastifyRequest, files: Files, { key }: Upload) =>
  files.delete(key).catch((err: unknown) => log.error({ err }, 'a discarded upload could not be deleted'))

/**
 * Stores the only part, named `file`, of a multipart body. When it returns, the body was read to its end. A refused
 * file leaves nothing in the store. Errors: unsupported_media_type (415, of the body or of the file),
 * malformed_multipart (400), file_too_large (413), file_empty, file_damaged, file_locked and media_type_mismatch (422).
 */
async function receive(request: FastifyRequest, files: Files, rules: UploadRules): Promise<Upload> {
  if (!request.isMultipart()) throw notMultipart()
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
