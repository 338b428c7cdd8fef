import { submission } from './submission.ts'

/**
 * Submits a draft. Takes one of the city's slots, and freezes the report with its facts.
 * Errors: not_found, stale, transition_not_allowed, program_status, call_closed, call_not_open, city_cap_reached,
 * not_eligible.
 */
export const submitApplication = submission('submit')
