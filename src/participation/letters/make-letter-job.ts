import { defineJob } from '../../platform/jobs.ts'

/** Makes the file of a letter that is due. */
export const makeLetterJob = defineJob<{ letter_id: string }>('make_letter')
