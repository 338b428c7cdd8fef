import { Problem } from '../platform/problem.ts'
import type { FileKind, MediaType } from '../platform/sniff.ts'

/** A fault of an upload. `params` are for a translation of the detail. */
export const refusal = (
  status: 400 | 413 | 415 | 422,
  code: string,
  detail: string,
  params: Record<string, unknown> = {},
  extra = {},
) => new Problem(status, code, detail, { ...extra, errors: [{ pointer: '/file', code, detail, params }] })

export const malformed = (detail: string, params: Record<string, unknown> = {}) =>
  refusal(400, 'malformed_multipart', `The multipart body is malformed: ${detail}.`, params)

export const tooLarge = (max_bytes: number) =>
  refusal(
    413,
    'file_too_large',
    `The file is too large: it may have ${max_bytes} bytes (${max_bytes / 1024 / 1024} MB) at most.`,
    { limit: max_bytes },
    { max_bytes },
  )

const NOT_MULTIPART =
  'The body must be multipart/form-data, with one part: the file, named file. A form in a browser sets the Content-Type itself.'
export const notMultipart = () =>
  refusal(415, 'unsupported_media_type', NOT_MULTIPART, { accepted: ['multipart/form-data'] })

/** The name of a part as it can be shown: a name of a form's field is no personal data. */
export const nameOf = (name: string | undefined) =>
  name && /^[\w.[\]-]{1,64}$/.test(name) ? `named ${name}` : name ? 'of another name' : 'without a name'

export const wrongName = (name: string | undefined) =>
  malformed(`the file is in a part ${nameOf(name)}: name this part file`, { needed: 'file' })

const PARSER_ERRORS: Record<string, string> = {
  FST_PARTS_LIMIT: 'it has too many parts',
  FST_FILES_LIMIT: 'it has too many files: send one file with each request',
  FST_FIELDS_LIMIT: 'it has too many fields beside the file',
  FST_PROTO_VIOLATION: 'a part has a name that is not allowed; the name of the file must be file',
  FST_INVALID_JSON_FIELD_ERROR: 'a field of type application/json is not valid JSON',
}

/** An error of the parser means a malformed body. A stalled body has its own problem already. */
export const unreadable = (error: unknown): never => {
  if (error instanceof Problem) throw error
  const code = (error as { code?: string }).code ?? ''
  throw malformed(PARSER_ERRORS[code] ?? 'its parts or its end could not be read')
}

const WORDS: Record<MediaType, string> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'application/pdf': 'PDF' }
const listed = (words: string[]) =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
const taken = (accept: readonly MediaType[]) => listed(accept.map((type) => WORDS[type]))

function adviceFor(kind: FileKind | undefined, accept: readonly MediaType[]): string {
  if (kind?.as === 'content' && !kind.isActive) return 'Take the file out of it, and send that.'
  if (kind?.id === 'base64') return 'Send its bytes as they are.'
  if (!kind || kind.isActive) return 'Choose another file.'
  const wanted: MediaType = kind.as === 'image' ? 'image/jpeg' : 'application/pdf'
  const type = accept.includes(wanted) ? wanted : accept[0]
  return type ? `Save it as ${WORDS[type]}, and send that.` : ''
}

/** The names that browsers, libraries and devices use for the accepted types. */
const NAMES: [RegExp, MediaType][] = [
  [/^(application|applications|text|image)\/(x-|vnd\.)?(pdf|bzpdf|gzpdf|acrobat)$/, 'application/pdf'],
  [/^image\/(x-)?(p?jpe?g?|jfif|citrix-jpeg)$/, 'image/jpeg'],
  [/^image\/(x-)?(citrix-)?png$/, 'image/png'],
]
const typeNamed = (declared: string) => NAMES.find(([name]) => name.test(declared))?.[1]
/** Files that a browser could run, or Windows. */
const ACTIVE =
  /^(image\/svg|[a-z]+\/(xhtml|html|xml|hta)\b|[a-z]+\/(x-)?(javascript|ecmascript|jscript|sh|php|httpd-php)$|application\/(x-msdownload|x-msdos-program|vnd\.microsoft\.portable-executable))/

/** The refusal of a content that is not taken: 422 if it was declared as a type that is, else 415. */
export function notTaken(kind: FileKind | undefined, declared: string, accept: readonly MediaType[]) {
  const detail = `The file is ${kind?.name ?? 'of no known kind'}: ${taken(accept)} is taken. ${adviceFor(kind, accept)}`
  const params = { found: kind?.id ?? null, accepted: accept }
  const isMismatch = accept.some((type) => type === typeNamed(declared))
  return isMismatch
    ? refusal(422, 'media_type_mismatch', detail, params, { accepted: accept })
    : refusal(415, 'unsupported_media_type', detail, params, { accepted: accept })
}

/**
 * Refuses a declared type that contradicts the content with harm. Browsers make it from the ending of the file's name: a
 * photo that is declared as a PDF is named like one, and would open nowhere. A PNG that is declared as a JPEG opens.
 * Most other types are guesses, and say nothing.
 */
export function checkDeclared(declared: string, found: MediaType, accept: readonly MediaType[]) {
  const params = { found, declared: 'active', accepted: accept }
  if (ACTIVE.test(declared)) {
    const detail = `The file is declared as a web page, a drawing or a program: ${taken(accept)} is taken.`
    throw refusal(415, 'unsupported_media_type', detail, params, { accepted: accept })
  }
  const named = typeNamed(declared) ?? (declared.startsWith('image/') ? 'image/jpeg' : found)
  if ((named === 'application/pdf') === (found === 'application/pdf')) return
  const detail =
    found === 'application/pdf'
      ? 'The file is a PDF, but it is declared as an image: end its name in .pdf.'
      : `The file is a ${WORDS[found]} image, but it is declared as a PDF: end its name in ${found === 'image/png' ? '.png' : '.jpg'}.`
  throw refusal(422, 'media_type_mismatch', detail, { ...params, declared: named }, { accepted: accept })
}

/** A file that is cut off, or has only the beginning of its kind. */
export const damaged = (type: MediaType) =>
  refusal(
    422,
    'file_damaged',
    `The ${WORDS[type]} is not whole: no program could open it. Open it on your device, save it again, and send that.`,
    { found: type },
  )

export const locked = () =>
  refusal(
    422,
    'file_locked',
    'The PDF needs a password to be opened. Save it without a password, for example by printing it to PDF, and send that.',
  )
