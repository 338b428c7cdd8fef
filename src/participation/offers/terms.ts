import { createHash } from 'node:crypto'
import type { Coverage } from '../../catalogue/programs/settings-schema.ts'
import { canonicalJson } from '../../platform/json.ts'

/** The payer of each cost, as a participant accepts it, and a text that names just these terms. */
export interface Terms {
  coverage: Coverage
  coverage_digest: string
}

/** The terms of a program as it stands. */
export const termsOf = ({ coverage }: { coverage: Coverage }): Terms => ({
  coverage,
  coverage_digest: createHash('sha256').update(canonicalJson(coverage)).digest('base64url'),
})
