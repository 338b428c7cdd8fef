import type { ProblemItem } from '../../platform/problem.ts'
import type { StoredTerms, TermsInput } from './schema.ts'

const FIRST_YEAR = '2000'

/** The terms with what may be left out. */
export const completeTerms = ({
  letter_days = 0,
  processing_days = 0,
  original_needed = false,
  courier_days = 0,
  ...terms
}: TermsInput): StoredTerms => ({ ...terms, letter_days, processing_days, original_needed, courier_days })

/** The faults of terms, at a pointer. `today` is the day before which they must have been checked. */
export function termsFaults(terms: StoredTerms, today: string, pointer: string): ProblemItem[] {
  const faults: ProblemItem[] = []
  const find = (name: string, code: string, detail: string) =>
    faults.push({ pointer: `${pointer}/${name}`, code, detail })
  if (terms.required && terms.processing_days === 0)
    find('processing_days', 'required', 'must be one day or more if a visa is required')
  if (terms.original_needed && terms.courier_days === 0)
    find('courier_days', 'required', 'must be one day or more if the original of the letter is needed')
  if (terms.checked_on > today) find('checked_on', 'future', 'is in the future: it is the day of the last check')
  if (terms.checked_on < FIRST_YEAR)
    find('checked_on', 'implausible', `is before the year ${FIRST_YEAR}: it is the day of the last check`)
  return faults
}
