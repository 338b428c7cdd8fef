/** One thing that is wrong with the content, at a JSON pointer into the body (or `?name` for a query parameter). */
export interface ProblemItem {
  pointer: string
  code: string
  detail: string
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
  | 431
  | 500
  | 503

export interface ProblemExtra {
  errors?: ProblemItem[]
  [member: string]: unknown
}

/**
 * A refusal, told to the client as RFC 9457 problem details.
 * `detail` is plain English that a frontend can show: it never holds SQL, paths or personal data.
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

/** What is not there and what is not yours answer alike, to the byte. */
export const notFound = () => new Problem(404, 'not_found', 'The resource does not exist, or you may not see it.')

/** The content breaks a rule: 422 with one item for each thing to mend. */
export const unprocessable = (errors: ProblemItem[]) =>
  new Problem(422, 'content_invalid', 'The content breaks a rule: errors lists what to correct.', { errors })

/** A keyword of JSON Schema as a code of ours: snake_case, like every other. */
export const codeOf = (keyword: string) => keyword.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
