import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { LRUCache } from 'lru-cache'
import { wordsOf } from '../../http/faults.ts'
import { formats, setFormats } from '../../http/formats.ts'
import { type JsonObject, pointerStep } from '../../platform/json.ts'
import type { ProblemItem } from '../../platform/problem.ts'
import type { LanguageSkill } from '../criteria/report.ts'
import { needsPassport } from '../criteria/travel-clock.ts'
import { type AnswersSchema, answerErrors } from './answers.ts'
import { type FormSettings, IDN_EMAIL, sectionsOf } from './sections.ts'
import { askedOf } from './unasked-answers.ts'

/** The content of a form, finished or not. */
export interface FormContent {
  applicant: object | null
  position: object | null
  languages: readonly LanguageSkill[] | null
  passport: object | null
  answers: unknown
}

export interface FormRequirements extends FormSettings {
  answers_schema: AnswersSchema
}

const VALIDATORS_AT_MOST = 100
// Compiles the 250 countries to comparisons: Ajv's loop over long lists doubles the time of a check.
const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, loopEnum: 1000 })
addFormats.default(ajv, ['date'])
setFormats(ajv)
ajv.addFormat(IDN_EMAIL, formats.email as (text: string) => boolean)
const validators = new LRUCache<string, ValidateFunction>({ max: VALIDATORS_AT_MOST })

/** The sections depend on two settings of a program, so many programs share a validator. */
function validatorFor(settings: FormSettings): ValidateFunction {
  const key = `${settings.language} ${needsPassport(settings)}`
  const known = validators.get(key)
  if (known) return known
  const schema = { type: 'object', properties: sectionsOf(settings) }
  const validate = ajv.compile(schema)
  ajv.removeSchema(schema)
  validators.set(key, validate)
  return validate
}

/** A member that is null is not told yet. Then the errors name each field of a section, not the section. */
const told = (section: object | null) =>
  Object.fromEntries(Object.entries(section ?? {}).filter(([, value]) => value !== null))

/** A blank text is as good as none, and so is a list of languages without the program's. */
const isMissing = ({ keyword, data }: ErrorObject) =>
  ['required', 'minItems', 'contains'].includes(keyword) || (typeof data === 'string' && data.trim() === '')

function itemOf(error: ErrorObject): ProblemItem {
  const { instancePath, keyword, params, parentSchema } = error
  const [at, schema] =
    keyword === 'required'
      ? [instancePath + pointerStep(params.missingProperty), parentSchema?.properties[params.missingProperty]]
      : [instancePath, parentSchema]
  const { title, 'x-required-message': missing } = schema as JsonObject
  return isMissing(error)
    ? { pointer: at, code: 'required', detail: String(missing), params: { title } }
    : { pointer: at, ...wordsOf(error) }
}

/** The errors of a validator, one for each field. Those inside of `contains` tell of items that need no correction. */
const itemsOf = (errors: readonly ErrorObject[]): ProblemItem[] =>
  errors
    .filter(({ schemaPath }) => !schemaPath.includes('/contains/'))
    .map(itemOf)
    .filter(({ pointer }, i, all) => all.findIndex((item) => item.pointer === pointer) === i)

/**
 * The faults of a form at its submission: it is held against the schema that `applicationForm` gives to forms, so a
 * submission refuses what the form tells, and nothing else.
 */
export function formErrors({ answers, ...content }: FormContent, requirements: FormRequirements): ProblemItem[] {
  const validate = validatorFor(requirements)
  validate({
    applicant: told(content.applicant),
    position: told(content.position),
    languages: content.languages ?? [],
    passport: told(content.passport),
  })
  const { answers_schema } = requirements
  return [...itemsOf(validate.errors ?? []), ...answerErrors(answers_schema, askedOf(answers_schema, answers))]
}
