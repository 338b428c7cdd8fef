import { Problem } from '../../platform/problem.ts'

export const INTERVIEW_STATUSES = ['offered', 'booked', 'held', 'no_show', 'cancelled', 'not_held'] as const
export type InterviewStatus = (typeof INTERVIEW_STATUSES)[number]
export type InterviewAction = 'book' | 'move' | 'cancel' | 'hold' | 'miss' | 'drop'
type By = 'applicant' | 'staff' | 'interviewer' | 'system'
type Move = { to: InterviewStatus; by: readonly By[] }

/** Every move of an interview, by state. `system`: it follows from another action, such as a withdrawal. */
const MOVES: Record<InterviewStatus, Partial<Record<InterviewAction, Move>>> = {
  offered: {
    book: { to: 'booked', by: ['applicant', 'staff'] },
    cancel: { to: 'cancelled', by: ['applicant', 'staff', 'system'] },
  },
  booked: {
    move: { to: 'booked', by: ['applicant', 'staff'] },
    cancel: { to: 'cancelled', by: ['applicant', 'staff', 'system'] },
    hold: { to: 'held', by: ['interviewer', 'staff'] },
    miss: { to: 'no_show', by: ['interviewer', 'staff'] },
    drop: { to: 'not_held', by: ['interviewer', 'staff'] },
  },
  // A slip in the scores is corrected by recording them again.
  held: { hold: { to: 'held', by: ['interviewer', 'staff'] } },
  no_show: {},
  cancelled: {},
  not_held: {},
}

const BY: Partial<Record<string, By>> = {
  applicant: 'applicant',
  secretariat: 'staff',
  organisation: 'staff',
  reviewer: 'interviewer',
  system: 'system',
}

/** Whether it is still to come. An application has at most one such interview: the database's interview_living. */
export const isOpen = (status: InterviewStatus) => Boolean(MOVES[status].cancel)

/** The new status of an action. Errors: interview_state, with the state. */
export function interviewAfter(status: InterviewStatus, action: InterviewAction, role: string): InterviewStatus {
  const move = MOVES[status][action]
  const by = BY[role]
  if (move && by && move.by.includes(by)) return move.to
  throw new Problem(409, 'interview_state', `An interview in state ${status} does not allow this.`, { state: status })
}
