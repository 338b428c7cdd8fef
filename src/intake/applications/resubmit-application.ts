import { submission } from './submission.ts'

/** Resubmits a returned application before its due date, even if the call has closed. Errors: see `submitApplication`. */
export const resubmitApplication = submission('resubmit')
