import { submission } from './submission.ts'

/** Submits again what was returned, until the date given, whether the call is open or not. Errors: as at submission. */
export const resubmitApplication = submission('resubmit')
