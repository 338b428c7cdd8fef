import { events as programEvents } from './catalogue/programs/events.ts'
import { events as messageEvents } from './exchange/messages/events.ts'
import { events as allocationEvents } from './intake/allocations/events.ts'
import { events as applicationEvents } from './intake/applications/events.ts'
import { events as documentEvents } from './intake/documents/events.ts'
import { events as eligibilityEvents } from './intake/eligibility/events.ts'
import { events as endorsementEvents } from './intake/endorsements/events.ts'
import { events as cityEvents } from './network/cities/events.ts'
import { events as visaEvents } from './network/visa-rules/events.ts'
import { events as letterEvents } from './participation/letters/events.ts'
import { events as offerEvents } from './participation/offers/events.ts'
import { events as participantEvents } from './participation/participants/events.ts'
import { events as travelEvents } from './participation/travel/events.ts'
import { events as visaStatusEvents } from './participation/visas/events.ts'
import { events as waitlistEvents } from './participation/waitlist/events.ts'
import { events as decisionEvents } from './selection/decisions/events.ts'
import { events as interviewEvents } from './selection/interviews/events.ts'
import { events as rankingEvents } from './selection/ranking/events.ts'
import { events as reviewEvents } from './selection/reviews/events.ts'

/** Every event that the service announces, with its name and payload. */
export const EVENTS = [
  ...cityEvents,
  ...visaEvents,
  ...programEvents,
  ...applicationEvents,
  ...allocationEvents,
  ...eligibilityEvents,
  ...documentEvents,
  ...endorsementEvents,
  ...interviewEvents,
  ...rankingEvents,
  ...reviewEvents,
  ...decisionEvents,
  ...messageEvents,
  ...letterEvents,
  ...visaStatusEvents,
  ...travelEvents,
  ...participantEvents,
  ...offerEvents,
  ...waitlistEvents,
]
