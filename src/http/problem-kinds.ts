import { type TSchema, Type } from 'typebox'
import type { ProblemStatus } from '../platform/problem.ts'

/** The meaning of a problem code. The contract, and `docs/problems.md`, are made from these. */
export interface ProblemKind {
  status: ProblemStatus
  /** When it happens, and how to go on. One or two sentences. */
  meaning: string
  /** Members that the problem has beside those of every problem. */
  members?: Record<string, TSchema>
}
export type ProblemKinds = Record<string, ProblemKind>

/** The codes that the HTTP layer itself answers. A feature has its own in `problems.ts`. */
export const HTTP_PROBLEMS = {
  schema_violation: {
    status: 400,
    meaning:
      'The request does not match its schema: `errors` shows where. Nothing is coerced, and an unknown member is an error.',
  },
  malformed_json: { status: 400, meaning: 'The body is not JSON in UTF-8, or has no content.' },
  malformed_csv: { status: 400, meaning: 'The file is not UTF-8.' },
  malformed_request: { status: 400, meaning: 'This is not a valid HTTP/1.1 request.' },
  malformed_url: { status: 400, meaning: 'A percent sign in the address does not begin an escaped UTF-8 character.' },
  host_missing: { status: 400, meaning: 'An HTTP/1.1 request must have exactly one Host header.' },
  malformed_value: { status: 400, meaning: 'A value cannot be stored: it is out of range.' },
  malformed_multipart: {
    status: 400,
    meaning: 'An upload must have one file, in a part named `file`. Up to 20 fields beside it are ignored.',
  },
  number_not_exact: {
    status: 400,
    meaning:
      'A number has more digits, or a larger exponent, than a number of JSON keeps: send it as a text, or rounded.',
  },
  duplicate_member: { status: 400, meaning: 'A member stands twice in the same object: send it once.' },
  too_deep: { status: 400, meaning: 'The body is nested deeper than 64 levels.' },
  unstorable_text: { status: 400, meaning: 'A text holds a NUL, or half of a surrogate pair.' },
  cursor_invalid: {
    status: 400,
    meaning: 'The cursor belongs to another list or caller: keep credential, filters and sort, or start again.',
  },
  idempotency_key_malformed: {
    status: 400,
    meaning:
      'The key must be 1 to 255 visible ASCII characters. With a publishable key it needs at least 20, such as a UUID.',
  },
  unauthorized: {
    status: 401,
    meaning: 'There is no credential, or it is unknown, expired or revoked.',
    members: {
      expired_at: Type.Optional(
        Type.String({ format: 'instant', description: 'When an applicant’s token ended: 30 days after the program' }),
      ),
    },
  },
  origin_not_allowed: {
    status: 403,
    meaning:
      'The key does not work in this web page: the page’s origin is none of the key’s. A publishable key works in web pages only.',
  },
  role_not_allowed: { status: 403, meaning: 'The role of the credential may not do this.' },
  scope_missing: { status: 403, meaning: 'The credential lacks the scope.' },
  not_found: {
    status: 404,
    meaning: 'The resource does not exist, or the caller may not see it. The answer is the same for both.',
  },
  method_not_allowed: { status: 405, meaning: '`Allow` lists the methods of the path.' },
  not_acceptable: { status: 406, meaning: 'The path does not answer with a media type of `Accept`.' },
  request_timeout: { status: 408, meaning: 'The headers took more than 10 s, or the body stopped for 20 s.' },
  request_in_flight: {
    status: 409,
    meaning: 'The first request with this Idempotency-Key still runs: try again after `Retry-After`.',
  },
  stale: { status: 412, meaning: 'The resource has changed since you read it: read it again, and repeat the edit.' },
  body_too_large: { status: 413, meaning: 'JSON may have 1 MiB at most.' },
  file_too_large: { status: 413, meaning: 'The file is larger than its kind allows.' },
  unsupported_media_type: {
    status: 415,
    meaning:
      'The body has a media type that is not accepted, or the file is of such a kind. The content of a file says what it is, whatever its part declares.',
  },
  unsupported_content_encoding: {
    status: 415,
    meaning:
      'The body has an encoding that is not understood: send JSON in gzip, deflate, br or as it is, and a file as it is.',
  },
  content_invalid: { status: 422, meaning: 'The content breaks a rule: `errors` shows which.' },
  file_empty: { status: 422, meaning: 'The file has no content.' },
  media_type_mismatch: {
    status: 422,
    meaning:
      'The content of the file is of another kind than it is declared, such as a photo that is declared as a PDF.',
  },
  file_damaged: { status: 422, meaning: 'No program could open the file: it has no end, or no image in it.' },
  file_locked: { status: 422, meaning: 'The PDF needs a password to be opened: save it without one.' },
  idempotency_key_reused: {
    status: 422,
    meaning: 'The key was used for another request, which took effect: use a new key.',
  },
  if_match_required: {
    status: 428,
    meaning: 'Send the ETag that you read in `If-Match`, so that no other edit is lost.',
  },
  too_many_requests: {
    status: 429,
    meaning: 'Too many requests came from this address with this publishable key: try again after `Retry-After`.',
  },
  headers_too_large: { status: 431, meaning: 'The request headers are larger than 16 kB.' },
  internal_error: { status: 500, meaning: 'A bug in the service: report the `request_id`.' },
  unavailable: {
    status: 503,
    meaning:
      'The database or the file store cannot answer now: try again after `Retry-After`, with the same Idempotency-Key.',
  },
  draining: { status: 503, meaning: 'This process is stopping: try again, another process answers.' },
  overloaded: {
    status: 503,
    meaning:
      'The service has more requests than it can answer within a second, and did nothing: try again after `Retry-After`.',
  },
} satisfies ProblemKinds
