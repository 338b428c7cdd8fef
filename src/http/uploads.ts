import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { finished, type Readable } from 'node:stream'
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
const HEADER_BYTES = 8 * 1024
const ENVELOPE_BYTES = HEADER_BYTES + 1024
/** Of what follows the last boundary, as much as tells that it is too much. */
const TAIL_BYTES = 32
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

function boundaryOf(type: string): string {
  if (!MULTIPART.test(type)) throw new Problem(415, 'unsupported_media_type', 'The body must be multipart/form-data.')
  const [, quoted, bare] = BOUNDARY.exec(type) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) throw malformed('its Content-Type names no valid boundary')
  return boundary
}

async function* bytesOf(raw: Readable): AsyncGenerator<Buffer, undefined> {
  try {
    // The request must survive a refusal: destroying it would cut the connection before the answer.
    yield* raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  } catch {
    throw malformed('the connection was cut before its end')
  }
}

const HEADER = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\P{Cc}]*)$/u
const DISPOSITION = /^form-data(?:\s*;\s*[^\s=;"]+=(?:"(?:\\.|[^"\\])*"|[^\s;"]*))*\s*;?\s*$/i
const PARAMETER = /;\s*([^\s=;"]+)=(?:"((?:\\.|[^"\\])*)"|([^\s;"]*))/g

/** Names in lower case; a name that is there twice could be read in two ways. */
function uniquely(pairs: [string, string][], what: string): Map<string, string> {
  const found = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]))
  if (found.size < pairs.length) throw malformed(`its part has a ${what} twice`)
  return found
}

function headersOf(lines: string[]): Map<string, string> {
  const pairs = lines.map((line): [string, string] => {
    const [, name, value] = HEADER.exec(line) ?? []
    if (name === undefined || value === undefined) throw malformed('a header of its part cannot be read')
    return [name, value.trim()]
  })
  return uniquely(pairs, 'header')
}

function parametersOf(disposition = ''): Map<string, string> {
  if (!DISPOSITION.test(disposition)) throw malformed('its part has no Content-Disposition: form-data that can be read')
  const pairs = [...disposition.matchAll(PARAMETER)].map(([, name = '', quoted, bare = '']): [string, string] => [
    name,
    // Browsers escape neither the backslash nor anything with it.
    quoted?.replace(/\\(["\\])/g, '$1') ?? bare,
  ])
  return uniquely(pairs, 'parameter')
}

/** The name as .NET and others send it beside, or instead of, a plain one (RFC 8187). */
function decodeExtended(value: string): string {
  try {
    const [, encoded = '%'] = /^utf-8'[^']*'(.*)$/i.exec(value) ?? []
    return decodeURIComponent(encoded)
  } catch {
    throw malformed('the filename* of its part is not UTF-8')
  }
}

function safeFilename(parameters: Map<string, string>): string {
  const extended = parameters.get('filename*')
  const given = extended === undefined ? (parameters.get('filename') ?? '') : decodeExtended(extended)
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

/** The content up to the closing boundary; then nothing may follow but a line end. */
async function* contentOf(first: Buffer, body: AsyncGenerator<Buffer>, boundary: string): AsyncGenerator<Buffer> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  let pending = first
  let end = pending.indexOf(delimiter)
  while (end < 0) {
    // What may be the start of the boundary waits for the next chunk.
    const sure = Math.max(0, pending.length - delimiter.length + 1)
    if (sure > 0) yield pending.subarray(0, sure)
    const next = await body.next()
    if (next.done) throw malformed('it ends before its last boundary')
    pending = Buffer.concat([pending.subarray(sure), next.value])
    end = pending.indexOf(delimiter)
  }
  if (end > 0) yield pending.subarray(0, end)
  let tail = pending.subarray(end + delimiter.length)
  for (let next = await body.next(); !next.done; next = await body.next())
    tail = Buffer.concat([tail.subarray(0, TAIL_BYTES), next.value])
  if (!/^--[ \t\r\n]{0,16}$/.test(tail.toString('latin1')))
    throw malformed('something follows its part; send one part named file')
}

interface Part {
  filename: string
  media_type: string
  content: AsyncGenerator<Buffer>
}

/**
 * Reads a body of one part, strictly. A parser for any multipart body passes over what it does not understand (text before and after,
 * parts without a name, header lines that are none), and what this service stores would then depend on who reads the body.
 */
async function readPart(body: AsyncGenerator<Buffer>, boundary: string): Promise<Part> {
  let start = Buffer.alloc(0)
  while (!start.includes('\r\n\r\n') && start.length <= HEADER_BYTES) {
    const next = await body.next()
    if (next.done) throw malformed('it has no part named file')
    start = Buffer.concat([start, next.value])
  }
  const end = start.indexOf('\r\n\r\n')
  if (end < 0 || end > HEADER_BYTES) throw malformed('the headers of its part are too long')
  const head = start.subarray(0, end)
  if (!isUtf8(head)) throw malformed('the headers of its part are not UTF-8')
  const [opening, ...lines] = head.toString().split('\r\n')
  if (opening !== `--${boundary}`) throw malformed('it does not start with its boundary')

  const headers = headersOf(lines)
  const parameters = parametersOf(headers.get('content-disposition'))
  if (parameters.get('name') !== 'file') throw malformed('its part must be named file')
  return {
    filename: safeFilename(parameters),
    media_type: (headers.get('content-type') ?? 'text/plain').replace(/\s*;.*$/s, '').toLowerCase(),
    content: contentOf(start.subarray(end + 4), body, boundary),
  }
}

/** Its type is settled before anything is stored; size and hash are taken as it streams by. */
async function storePart({ filename, media_type, content }: Part, files: Files, rules: UploadRules): Promise<Upload> {
  const { max_bytes, accept, sniff } = rules
  if (!accept.includes(media_type))
    throw refusal(415, 'unsupported_media_type', `The file must be declared as one of ${accept.join(', ')}.`, {
      accepted: accept,
    })
  let head = Buffer.alloc(0)
  while (head.length < SNIFFED_BYTES) {
    const next = await content.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  if (head.length === 0) throw refusal(422, 'file_empty', 'The file is empty.')
  if (sniff(head.subarray(0, SNIFFED_BYTES)) !== media_type)
    throw refusal(422, 'media_type_mismatch', `The file is declared as ${media_type}, which its content is not.`)

  const hash = createHash('sha256')
  let size = 0
  async function* measured() {
    for (let chunk: Buffer | undefined = head; chunk; chunk = (await content.next()).value) {
      size += chunk.length
      if (size > max_bytes) throw tooLarge(max_bytes)
      hash.update(chunk)
      yield chunk
    }
  }
  const key = uuidv7()
  await files.put(key, measured())
  return { key, filename, media_type, size, sha256: hash.digest('hex') }
}

/**
 * Receives the one part, named `file`, of a multipart body into the store; the body was read to its end when this returns.
 * What is refused leaves nothing there. Needs the plugin `uploads`.
 * Errors: unsupported_media_type (415, of the body or of the file), malformed_multipart (400), file_too_large (413),
 * file_empty and media_type_mismatch (422).
 */
export async function receive(request: FastifyRequest, files: Files, rules: UploadRules): Promise<Upload> {
  const boundary = boundaryOf(typeOf(request))
  if (Number(request.headers['content-length']) > rules.max_bytes + ENVELOPE_BYTES) throw tooLarge(rules.max_bytes)
  const body = bytesOf(request.raw)
  try {
    const upload = await storePart(await readPart(body, boundary), files, rules)
    request.upload = upload
    return upload
  } finally {
    await body.return(undefined)
  }
}

/** Reads and drops what is still coming. */
function drain(raw: Readable, bytes: number, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  finished(raw, () => resolve())
  let left = bytes
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
    if (request.raw.readableEnded) return
    // A socket that is closed while the client sends resets the connection, and the client may never see why.
    await drain(request.raw, drain_bytes, drain_ms)
    if (!request.raw.readableEnded) reply.header('connection', 'close')
  }

  app.decorateRequest('upload')
  app.decorateRequest('keepsUpload', false)
  // The body stays in the socket until `receive` reads it.
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null))
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
