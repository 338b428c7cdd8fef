import { Problem } from '../../platform/problem.ts'

export const REVIEW_STATUSES = ['assigned', 'in_progress', 'submitted', 'reopened', 'recused'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]
export type ReviewAction = 'save' | 'submit' | 'reopen' | 'recuse'

/** Every move of a review, by state. The reviewer saves, submits and recuses; staff reopen, and recuse. */
const MOVES: Record<ReviewStatus, Partial<Record<ReviewAction, ReviewStatus>>> = {
  assigned: { save: 'in_progress', submit: 'submitted', recuse: 'recused' },
  in_progress: { save: 'in_progress', submit: 'submitted', recuse: 'recused' },
  submitted: { reopen: 'reopened' },
  reopened: { save: 'reopened', submit: 'submitted', recuse: 'recused' },
  recused: {},
}

/** The new status of an action. Errors: review_state, with the state. */
export function reviewAfter(status: ReviewStatus, action: ReviewAction): ReviewStatus {
  const to = MOVES[status][action]
  if (to) return to
  throw new Problem(409, 'review_state', `A review in state ${status} does not allow ${action}.`, {
    state: status,
  })
}
