import { languageName, levelOf } from '../../catalogue/criteria/languages.ts'
import type { LanguageSkill } from '../../catalogue/criteria/report.ts'
import { type AnswersSchema, answerErrors } from '../../catalogue/forms/answers.ts'
import { askedOf } from '../../catalogue/forms/unasked-answers.ts'
import type { ProblemItem } from '../../platform/problem.ts'

/** The content of a form, finished or not. */
export interface FormContent {
  applicant: object | null
  position: object | null
  languages: readonly LanguageSkill[] | null
  passport: object | null
  answers: unknown
}

export interface FormRequirements {
  answers_schema: AnswersSchema
  /** The language of the program. */
  language: string | null
  required_documents: readonly string[]
}

const APPLICANT = ['name_as_in_passport', 'birth_date', 'nationality']
const POSITION = ['title', 'department', 'level', 'employer_type', 'field_of_work']
const PASSPORT = ['country', 'type', 'expires_on']

const required = (pointer: string, detail = 'is required to submit'): ProblemItem => ({
  pointer,
  code: 'required',
  detail,
})

/** The required members that are missing, null or blank. */
function missingOf(section: object | null, name: string, members: readonly string[]): ProblemItem[] {
  const told = new Map(Object.entries(section ?? {}))
  return members
    .filter((member) => !String(told.get(member) ?? '').trim())
    .map((member) => required(`/${name}/${member}`))
}

function missingLanguage(languages: readonly LanguageSkill[], language: string | null): ProblemItem[] {
  if (languages.length === 0) return [required('/languages')]
  if (!language || levelOf(languages, language)) return []
  return [required('/languages', `must include the level of ${languageName(language)}, the program's language`)]
}

/**
 * The faults of a form at its submission. The API's schema has already checked the format of its values. Passport data
 * is required only if the scan is: the 2017 calls ask for both, a webinar for neither.
 */
export function formErrors(content: FormContent, requirements: FormRequirements): ProblemItem[] {
  const needsPassport = requirements.required_documents.includes('passport_scan')
  return [
    ...missingOf(content.applicant, 'applicant', APPLICANT),
    ...missingOf(content.position, 'position', POSITION),
    ...missingLanguage(content.languages ?? [], requirements.language),
    ...(needsPassport ? missingOf(content.passport, 'passport', PASSPORT) : []),
    ...answerErrors(requirements.answers_schema, askedOf(requirements.answers_schema, content.answers)),
  ]
}
