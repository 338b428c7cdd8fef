import type { ProblemItem } from '../../platform/problem.ts'
import type { CriterionCode, Report } from '../criteria/report.ts'
import { type DocumentKind, documentKinds } from './document-kinds.ts'

/** The hard criteria that are not met. */
export const failing = (report: Report) =>
  report.criteria.filter(({ kind, outcome }) => kind === 'hard' && outcome === 'not_met')

/** The field that a criterion judges. Those left out judge no single field. */
const FIELD_OF: Partial<Record<CriterionCode, string>> = {
  city_member: '/city_id',
  city_slot_free: '/city_id',
  managerial_level: '/position/level',
  public_employee: '/position/employer_type',
  language_level: '/languages',
  passport_validity: '/passport/expires_on',
}

function missingDocument(kind: DocumentKind): ProblemItem {
  const { missing, title, accept, max_bytes } = documentKinds[kind]
  return { pointer: `/documents/${kind}`, code: 'required', detail: missing, params: { title, accept, max_bytes } }
}

/**
 * The faults for which a submission is refused: one item for each field and missing document, with a pointer into the application.
 * The pointer of a criterion without a field is empty: it is about the whole application.
 */
export const submissionErrors = (report: Report): ProblemItem[] =>
  failing(report).flatMap(({ criterion, message, facts }) => {
    if (criterion === 'form_complete')
      return ((facts.errors ?? []) as ProblemItem[]).map((error) => ({ ...error, params: error.params ?? {} }))
    if (criterion === 'documents_complete') return ((facts.missing ?? []) as DocumentKind[]).map(missingDocument)
    return { pointer: FIELD_OF[criterion] ?? '', code: criterion, detail: message, params: facts }
  })
