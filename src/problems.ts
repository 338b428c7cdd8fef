import { problems as programProblems } from './catalogue/programs/problems.ts'
import { problems as messageProblems } from './exchange/messages/problems.ts'
import { HTTP_PROBLEMS, type ProblemKinds } from './http/problem-kinds.ts'
import { problems as allocationProblems } from './intake/allocations/problems.ts'
import { problems as applicationProblems } from './intake/applications/problems.ts'
import { problems as documentProblems } from './intake/documents/problems.ts'
import { problems as eligibilityProblems } from './intake/eligibility/problems.ts'
import { problems as endorsementProblems } from './intake/endorsements/problems.ts'
import { problems as keyProblems } from './network/api-keys/problems.ts'
import { problems as cityProblems } from './network/cities/problems.ts'
import { problems as letterProblems } from './participation/letters/problems.ts'
import { problems as offerProblems } from './participation/offers/problems.ts'
import { problems as participantProblems } from './participation/participants/problems.ts'
import { problems as travelProblems } from './participation/travel/problems.ts'
import { problems as visaProblems } from './participation/visas/problems.ts'
import { problems as waitlistProblems } from './participation/waitlist/problems.ts'
import { problems as decisionProblems } from './selection/decisions/problems.ts'
import { problems as interviewProblems } from './selection/interviews/problems.ts'
import { problems as reviewProblems } from './selection/reviews/problems.ts'
import { problems as screeningProblems } from './selection/screening/problems.ts'
import { problems as shortlistProblems } from './selection/shortlists/problems.ts'

/** Every problem code that the service answers. */
export const PROBLEMS: ProblemKinds = {
  ...HTTP_PROBLEMS,
  ...keyProblems,
  ...cityProblems,
  ...programProblems,
  ...applicationProblems,
  ...allocationProblems,
  ...eligibilityProblems,
  ...documentProblems,
  ...endorsementProblems,
  ...screeningProblems,
  ...reviewProblems,
  ...interviewProblems,
  ...shortlistProblems,
  ...decisionProblems,
  ...offerProblems,
  ...messageProblems,
  ...letterProblems,
  ...visaProblems,
  ...travelProblems,
  ...participantProblems,
  ...waitlistProblems,
}
