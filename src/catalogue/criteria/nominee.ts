import { type Judge, met, notApplicable, notMet, unverified, words } from './findings.ts'
import { isAtLeast, languageName, levelOf } from './languages.ts'

const BELOW_MANAGER = ['staff', 'specialist']
const PUBLIC_EMPLOYERS = ['city_government', 'national_government', 'public_agency']
/** The 2017 calls prefer these fields. */
const PREFERRED_FIELDS = ['smart_city', 'e_government', 'ict']

/** The 2017 calls: managers and above. The applicant claims the level; the city or the secretariat attests it. */
export const managerialLevel: Judge = ({ position, attestations }) => {
  const level = position?.level
  if (!level) return unverified('Tell us the level of your post: the program is for managers and above.', 'applicant')
  const facts = { level }
  if (BELOW_MANAGER.includes(level))
    return notMet('nobody', 'The program is for managers and above. Your city may nominate another official.', facts)
  if (attestations.some(({ criterion }) => criterion === 'managerial_level'))
    return met('The managerial level of the post has been confirmed.', facts)
  return unverified('You say that your post is managerial. Your city still has to confirm this.', 'city', facts)
}

/** The 2017 calls: employees of public authorities. */
export const publicEmployee: Judge = ({ position }) => {
  const employer_type = position?.employer_type
  if (!employer_type)
    return unverified('Tell us who employs you: the program is for employees of public authorities.', 'applicant')
  const facts = { employer_type }
  if (PUBLIC_EMPLOYERS.includes(employer_type)) return met('Your employer is a public authority.', facts)
  return notMet(
    'nobody',
    'The program is for employees of public authorities. Your city may nominate another official.',
    facts,
  )
}

export const oneApplicationPerPerson: Judge = ({ other_application }) => {
  if (other_application === null)
    return unverified('Each person may have one active application to a program. This is checked when you apply.')
  if (!other_application) return met('You have no other active application to this program.')
  return notMet('applicant', 'You have another active application to this program. Withdraw it to go on with this one.')
}

/** A preference that never excludes, as the 2017 calls have it. */
export const fieldOfWork: Judge = ({ position }, { fields }) => {
  const preferred = fields ?? PREFERRED_FIELDS
  const field = position?.field_of_work
  if (!field) return unverified('Tell us your field of work: some fields are preferred.', 'applicant', { preferred })
  const facts = { field_of_work: field, preferred }
  if (preferred.includes(field)) return met('Your field of work is preferred.', facts)
  return notMet(
    'nobody',
    `These fields are preferred: ${preferred.map(words).join(', ')}. Yours does not exclude you.`,
    facts,
  )
}

export const languageLevel: Judge = ({ languages, program: { language, language_level } }, params) => {
  const expected = params.level ?? language_level
  if (!expected || !language) return notApplicable('The program asks for no language level.')
  const name = languageName(language)
  const level = levelOf(languages ?? [], language)
  if (!level)
    return unverified(`Tell us your level of ${name}: ${expected} or above is expected.`, 'applicant', {
      language,
      expected,
    })
  const facts = { language, level, expected }
  if (isAtLeast(level, expected)) return met(`Your ${name} is at the expected level (${expected}) or above.`, facts)
  return notMet(
    'applicant',
    `Your ${name} is at ${level}, but ${expected} or above is expected. Update it if you have a newer result.`,
    facts,
  )
}
