import { submission } from './submission.ts'

/**
 * Submits a draft. The city's slot is taken here, and the report is frozen with the facts it used.
 * Errors: transition_not_allowed, call_closed, call_not_open, city_cap_reached, not_eligible.
 */
export const submitApplication = submission('submit')
