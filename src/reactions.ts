import type { ProgramReactions } from './catalogue/programs/program-reactions.ts'
import type { ApplicationReactions } from './intake/applications/application-reactions.ts'
import { cancelApplications } from './intake/applications/cancel-applications.ts'
import { reopenDrafts } from './intake/applications/reopen-drafts.ts'
import { voidLetters, voidLettersIn, voidUntrueIn, voidUntrueOf } from './participation/letters/void-letters.ts'
import { voidedByMove } from './participation/letters/voided-by-move.ts'
import { askAgain } from './participation/offers/ask-again.ts'
import { cancelInterviews, cancelInterviewsIn } from './selection/interviews/cancel-interviews.ts'
import { lateForMove } from './selection/interviews/late-for-move.ts'

/** The functions that run when a program or an application changes, in the same transaction. */
export const REACTIONS: ProgramReactions & ApplicationReactions = {
  'program.cancelled': [cancelInterviewsIn, voidLettersIn, cancelApplications],
  'program.updated': [voidUntrueIn],
  'program.moved': [lateForMove, askAgain, voidedByMove],
  'program.call_extended': [reopenDrafts],
  'application.judged_no_more': [cancelInterviews],
  'application.place_lost': [voidLetters],
  'application.corrected': [voidUntrueOf],
}
