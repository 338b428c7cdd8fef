import type { ProblemItem } from '../platform/problem.ts'
import { type AnswersSchema, answerFaults } from '../programs/answers.ts'

/** What an applicant tells of themselves, however far they have come. */
export interface FormContent {
  applicant: Record<string, unknown>
  position: Record<string, unknown> | null
  languages: { language: string }[]
  passport: Record<string, unknown> | null
  answers: Record<string, unknown>
}

const APPLICANT = ['name', 'name_as_in_passport', 'email', 'birth_date', 'nationality']
const POSITION = ['title', 'department', 'level', 'employer_type', 'field_of_work']
const PASSPORT = ['country', 'type', 'expires_on']
const required = (pointer: string): ProblemItem => ({ pointer, code: 'required', detail: 'is required to submit' })

/** What an application still lacks before it can be submitted. Only who travels is asked for a passport. */
export function formFaults(
  content: FormContent,
  program: { answers_schema: AnswersSchema; travels: boolean },
): ProblemItem[] {
  const lacks = (section: Record<string, unknown> | null, name: string, members: string[]) =>
    members
      .filter((member) => section?.[member] === undefined || section[member] === null)
      .map((member) => required(`/${name}/${member}`))
  const applicant = program.travels ? APPLICANT : APPLICANT.filter((member) => member !== 'name_as_in_passport')
  return [
    ...lacks(content.applicant, 'applicant', applicant),
    ...lacks(content.position, 'position', POSITION),
    ...(content.languages.length === 0 ? [required('/languages')] : []),
    ...(program.travels ? lacks(content.passport, 'passport', PASSPORT) : []),
    ...answerFaults(program.answers_schema, content.answers),
  ]
}
