import { callOpen, cityMember, citySlotFree, seatsLeft } from './call-and-city.ts'
import { cityEndorsement } from './endorsement.ts'
import type { Judge } from './findings.ts'
import { fieldOfWork, languageLevel, managerialLevel, oneApplicationPerPerson, publicEmployee } from './nominee.ts'
import { documentsComplete, formComplete, passportValidity, visaLeadTime } from './papers.ts'
import { CEFR, CRITERIA, type CriterionCode, FIELDS_OF_WORK, type Kind, type Mode } from './report.ts'

interface Param {
  is: (value: unknown) => boolean
  must: string
}

interface Criterion {
  judge: Judge
  usual: (mode: Mode) => Kind
  /** The kinds it may have. Left out: any. */
  kinds?: readonly Kind[]
  /** A setting of the program decides on it, and its kind. It is no rule that a program can state. */
  bySetting?: true
  /** The service depends on it: every program has it, even if its stored rules leave it out. */
  integral?: true
  /** Whether staff may make an exception. */
  waivable: boolean
  params?: Record<string, Param>
}

const always = (kind: Kind) => () => kind
/** Not waivable: it guards the data itself. A late applicant gets a late token instead, a city a higher cap. */
const integral = { usual: always('hard'), kinds: ['hard'], integral: true, waivable: false } as const

const someFields: Param = {
  is: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((each) => FIELDS_OF_WORK.some((field) => field === each)),
  must: `must be a list of ${FIELDS_OF_WORK.join(', ')}`,
}
const cefrLevel: Param = {
  is: (value) => CEFR.some((level) => level === value),
  must: `must be one of ${CEFR.join(', ')}`,
}
const someDays: Param = {
  is: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 365,
  must: 'must be a whole number from 0 to 365',
}

/** Every criterion. Each `judge` is a pure function of facts. */
export const criteria: Record<CriterionCode, Criterion> = {
  call_open: { judge: callOpen, ...integral },
  city_member: { judge: cityMember, usual: always('hard'), waivable: true },
  city_slot_free: { judge: citySlotFree, ...integral },
  city_endorsement: { judge: cityEndorsement, usual: always('hard'), bySetting: true, waivable: true },
  managerial_level: { judge: managerialLevel, usual: always('hard'), waivable: true },
  public_employee: { judge: publicEmployee, usual: always('hard'), waivable: true },
  // Waived: staff know that it is not the same person.
  one_application_per_person: { judge: oneApplicationPerPerson, ...integral, waivable: true },
  form_complete: { judge: formComplete, ...integral },
  documents_complete: { judge: documentsComplete, ...integral },
  seats_left: { judge: seatsLeft, usual: (mode) => (mode === 'rolling' ? 'hard' : 'advisory'), waivable: false },
  field_of_work: {
    judge: fieldOfWork,
    usual: always('preference'),
    kinds: ['preference', 'advisory'],
    waivable: false,
    params: { fields: someFields },
  },
  language_level: { judge: languageLevel, usual: always('preference'), waivable: true, params: { level: cefrLevel } },
  passport_validity: { judge: passportValidity, usual: always('advisory'), waivable: true },
  visa_lead_time: { judge: visaLeadTime, usual: always('advisory'), waivable: true, params: { days: someDays } },
}

export const waivableCriteria: readonly CriterionCode[] = CRITERIA.filter((code) => criteria[code].waivable)
/** The criteria that a city or staff can attest. */
export const attestableCriteria = ['managerial_level'] as const satisfies readonly CriterionCode[]
