import type { LetterRow } from './queries.ts'
import type { Letter } from './schema.ts'

/** A letter, as an answer shows it. Its facts are in the file only. */
export function present(row: Omit<LetterRow, 'facts'>): Letter {
  const { id, program_id, application_id, kind, edition, status, code, size, sha256, requested_at, made_at } = row
  const { ended_at, void_cause, reason, version, updated_at } = row
  return {
    id,
    program_id,
    application_id,
    kind,
    edition,
    status,
    code,
    url: `/v1/letters/${id}/content`,
    size,
    sha256,
    requested_at,
    made_at,
    ended_at,
    void_cause,
    reason,
    version,
    updated_at,
  }
}
