import { Problem } from '../../platform/problem.ts'

export const VERIFICATIONS = ['uploaded', 'verified', 'rejected'] as const
export type Verification = (typeof VERIFICATIONS)[number]
export type Judgement = 'verify' | 'reject'

/** Every move of a document, by state; staff take both. A new upload of the kind is a new document. */
const MOVES: Record<Verification, Partial<Record<Judgement, Verification>>> = {
  uploaded: { verify: 'verified', reject: 'rejected' },
  verified: { reject: 'rejected' },
  rejected: { verify: 'verified' },
}

/** The new state of a document. Errors: document_state. */
export function verificationAfter(state: Verification, judgement: Judgement): Verification {
  const to = MOVES[state][judgement]
  if (to) return to
  throw new Problem(409, 'document_state', `The document is ${state} already.`, { verification: state })
}
