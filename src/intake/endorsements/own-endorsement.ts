import { isSameName } from '../applications/person.ts'

/**
 * Whether the endorser is the applicant: nobody is their own focal point. An office often shares one e-mail address, so
 * the same address alone says nothing.
 */
export const isOwnEndorsement = (
  endorser: { name: string },
  applicant: { name: string; name_as_in_passport?: string | null },
): boolean =>
  [applicant.name, applicant.name_as_in_passport].some((name) => name && isSameName(name, endorser.name)) === true
