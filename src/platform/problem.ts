/**
 * A fault of the content, with a JSON pointer into the body, or `?name` for a query parameter. `detail` continues the
 * field's name: "must have at most 200 characters; it has 212". It never shows the value.
 */
export interface ProblemItem {
  pointer: string
  code: string
  detail: string
  /** The numbers and words of the detail, for a translation: a limit, the allowed values. Answered as `{}` if left out. */
  params?: Record<string, unknown>
}

export type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 406
  | 408
  | 409
  | 410
  | 412
  | 413
  | 415
  | 422
  | 428
  | 429
  | 431
  | 500
  | 503

export interface ProblemExtra {
  errors?: ProblemItem[]
  [member: string]: unknown
}

/**
 * A refusal, answered as problem details (RFC 9457).
 * `detail` is plain English that a frontend can show. It never contains SQL, paths or personal data.
 */
export class Problem extends Error {
  readonly status: ProblemStatus
  readonly code: string
  readonly extra: ProblemExtra
  readonly headers: Record<string, string>

  constructor(
    status: ProblemStatus,
    code: string,
    detail: string,
    extra: ProblemExtra = {},
    headers: Record<string, string> = {},
  ) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.extra = extra
    this.headers = headers
  }
}

/** The same answer, byte for byte, for a missing resource and for one that the caller may not see. */
export const notFound = () => new Problem(404, 'not_found', 'The resource does not exist, or you may not see it.')

/** The content breaks a rule: 422 with one item for each fault. */
export const unprocessable = (errors: ProblemItem[]) =>
  new Problem(422, 'content_invalid', 'The content breaks a rule: errors lists what to correct.', { errors })

/** A keyword of JSON Schema as a code in snake_case. */
export const codeOf = (keyword: string) => keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
