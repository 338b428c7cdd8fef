import { Type } from 'typebox'
import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { Id, Instant } from '../../http/wire.ts'
import { InterviewStatusName } from './schema.ts'

export const problems = {
  interview_state: {
    status: 409,
    meaning: 'The interview is in a state that does not allow this: `state` says which.',
    members: { state: InterviewStatusName },
  },
  not_invited: { status: 409, meaning: 'The applicant is not invited to an interview: staff invite first.' },
  interview_time: {
    status: 409,
    meaning:
      'Too early or too late: an applicant changes an interview before it begins, an outcome follows its beginning.',
  },
  slot_taken: {
    status: 409,
    meaning:
      'Nobody can book the slot any more: its places are taken, or it has begun. `free_slots` has the next free ones.',
    members: {
      free_slots: Type.Array(
        Type.Object({ id: Id, starts_at: Instant, ends_at: Instant }, { description: 'A free slot' }),
        { description: 'The next free slots, 20 at most' },
      ),
    },
  },
  interview_overlaps: {
    status: 409,
    meaning: 'The person has another interview at this time, perhaps of another program: choose another slot.',
  },
  no_moves_left: { status: 409, meaning: 'The applicant has moved the interview as often as the program allows.' },
  slots_overlap: {
    status: 409,
    meaning:
      'An interviewer would be in two meetings at once, perhaps of another program: `errors` says which. No slot was made.',
  },
  slot_booked: {
    status: 409,
    meaning: 'The slot is booked, or its interview was held: move or cancel the interview first.',
  },
  invitations_refused: {
    status: 409,
    meaning: 'Some applications cannot be invited: `errors` names each by its pointer. Nobody was invited.',
  },
} satisfies ProblemKinds
