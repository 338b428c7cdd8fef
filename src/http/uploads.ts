import { createHash } from 'node:crypto'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Files } from '../platform/files.ts'
import { uuidv7 } from '../platform/ids.ts'
import { Problem } from '../platform/problem.ts'

/** A file that was received and is in the store, under `key`. */
export interface Upload {
  key: string
  filename: string
  media_type: string
  /** Bytes. */
  size: number
  /** Of the content, in hex. */
  sha256: string
}

export interface UploadRules {
  accept: readonly string[]
  max_bytes: number
  /** The media type that the first bytes tell. */
  sniff: (head: Uint8Array) => string | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `receive`. It is deleted again before the answer, unless the route says that it `keepsUpload`. */
    upload: Upload | undefined
    keepsUpload: boolean
  }
}

const HEAD_BYTES = 16
const ENVELOPE_BYTES = 16 * 1024

const item = (code: string, detail: string) => ({ errors: [{ pointer: '/file', code, detail }] })
const malformed = (detail: string) =>
  new Problem(400, 'malformed_multipart', `The multipart body is malformed: ${detail}.`, item('malformed', detail))
const tooLarge = (max: number) => {
  const detail = `must have at most ${max} bytes (${max / 1024 / 1024} MB)`
  return new Problem(413, 'file_too_large', `The file is too large: it ${detail}.`, item('too_large', detail))
}
const wrongType = (accept: readonly string[]) =>
  new Problem(
    415,
    'media_type_not_accepted',
    `The file must be ${accept.join(', ')}.`,
    item('media_type', `accepted: ${accept.join(', ')}`),
  )
const mismatch = () =>
  new Problem(
    422,
    'media_type_mismatch',
    'The content of the file is not of the type that it is declared as.',
    item('mismatch', 'is not of its declared type'),
  )

/** A name that is safe to show and to give back: no folders, no control characters, 200 characters at most. */
function safeName(filename: string | undefined): string {
  const name = (filename ?? '').normalize('NFC').split(/[/\\]/).at(-1)?.replace(/\p{C}/gu, '').trim().slice(0, 200)
  if (!name) throw malformed('the part named file has no filename')
  return name.toWellFormed()
}

/** Reads one part into the store: type, size and hash are looked at as it streams by. */
async function store(part: MultipartFile, files: Files, rules: UploadRules): Promise<Upload> {
  const { accept, max_bytes, sniff } = rules
  const filename = safeName(part.filename)
  const media_type = part.mimetype.toLowerCase()
  if (!accept.includes(media_type)) throw wrongType(accept)
  const hash = createHash('sha256')
  let size = 0
  async function* checked() {
    let head: Buffer | undefined = Buffer.alloc(0)
    const compare = (bytes: Buffer) => {
      if (bytes.length > 0 && sniff(bytes) !== media_type) throw mismatch()
    }
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      size += chunk.length
      hash.update(chunk)
      if (!head) yield chunk
      else {
        head = Buffer.concat([head, chunk])
        if (head.length < HEAD_BYTES) continue
        compare(head)
        yield head
        head = undefined
      }
    }
    if (part.file.truncated) throw tooLarge(max_bytes)
    if (size === 0) throw new Problem(422, 'file_empty', 'The file is empty.', item('empty', 'has no content'))
    if (head) {
      compare(head)
      yield head
    }
  }
  const key = uuidv7()
  await files.put(key, checked())
  return { key, filename, media_type, size, sha256: hash.digest('hex') }
}

async function readParts(request: FastifyRequest, files: Files, rules: UploadRules) {
  const limits = { fileSize: rules.max_bytes, parts: 2, fields: 1, fieldSize: 1024, headerPairs: 20 }
  for await (const part of request.parts({ limits })) {
    if (part.type !== 'file' || part.fieldname !== 'file' || request.upload)
      throw malformed('it must have one part, a file, named file')
    request.upload = await store(part, files, rules)
  }
  if (!request.upload) throw malformed('it has no part named file')
}

/** Receives the one file of a multipart request into the store, for a route's preHandler. What is refused leaves nothing. */
export async function receive(request: FastifyRequest, files: Files, rules: UploadRules): Promise<void> {
  if (!request.isMultipart()) throw new Problem(415, 'unsupported_media_type', 'The body must be multipart/form-data.')
  if (Number(request.headers['content-length']) > rules.max_bytes + ENVELOPE_BYTES) throw tooLarge(rules.max_bytes)
  try {
    await readParts(request, files, rules)
  } catch (error) {
    // The client may still be sending: what comes is read and dropped, so that it gets to the answer.
    request.raw.unpipe()
    request.raw.resume()
    if (error instanceof Problem || isStorageFailure(error)) throw error
    throw malformed('its parts or its end could not be read')
  }
}

const isStorageFailure = (error: unknown) => (error as NodeJS.ErrnoException).syscall !== undefined

export const uploads = fp(async (app: FastifyInstance, { files }: { files: Files }) => {
  await app.register(multipart, { throwFileSizeLimit: false })
  app.decorateRequest('upload')
  app.decorateRequest('keepsUpload', false)
  app.addHook('onSend', async ({ upload, keepsUpload }) => {
    if (upload && !keepsUpload) await files.delete(upload.key)
  })
})

/** Names a download after its file, safe against quotes, line ends and letters beyond ASCII (RFC 6266). */
export function attachment(filename: string): string {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
