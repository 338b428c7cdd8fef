import type { ProgramReactions } from './catalogue/programs/program-reactions.ts'
import { cancelApplications } from './intake/applications/cancel-applications.ts'
import { reopenDrafts } from './intake/applications/reopen-drafts.ts'

/** The functions that run when a program changes, in the same transaction. */
export const REACTIONS: ProgramReactions = {
  'program.cancelled': [cancelApplications],
  'program.call_extended': [reopenDrafts],
}
