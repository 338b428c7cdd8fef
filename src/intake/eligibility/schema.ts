import { type Static, Type } from 'typebox'
import { attestableCriteria } from '../../catalogue/criteria/criteria.ts'
import { FIXABLE_BY, OUTCOMES, VERDICTS } from '../../catalogue/criteria/report.ts'
import { CriterionKind, CriterionName, Level } from '../../catalogue/criteria/schema.ts'
import { Day, Id, Instant, Line, Literals, Nullable, ref } from '../../http/wire.ts'
import { LanguageSkill, Passport, Position, Reason } from '../applications/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Given = <T extends Parameters<typeof Nullable>[0]>(schema: T) => Optional(Nullable(schema))

export const Verdict = Literals([...VERDICTS])

const Code = Type.String({ description: 'snake_case and stable: programs decide on it' })
/** The same members as the items of a problem's `errors`. */
const Fault = Type.Object({
  pointer: Type.String({
    description: 'JSON pointer into the application, or /documents/{kind}; empty: the application as a whole',
    examples: ['/position/level'],
  }),
  code: Code,
  detail: Type.String({ description: 'Plain English, to show at the field' }),
  params: Optional(
    Type.Object(
      {},
      { additionalProperties: true, description: 'The values that `detail` names, to word it in another language' },
    ),
  ),
})

/** Each criterion has some of them. */
const EligibilityFacts = Type.Object(
  {
    opens_at: Given({ ...Instant, description: 'call_open: when the call opens; null: it was open at publication' }),
    closes_at: Given({ ...Instant, description: 'call_open: when the call ends' }),
    judged_at: Optional({ ...Instant, description: 'call_open: the instant that is held against both' }),
    due_at: Given({ ...Instant, description: 'call_open: until when a returned application can be corrected' }),
    city_id: Optional({ ...Id, description: 'city_member: the city' }),
    city: Optional(Type.String({ description: 'city_member: the name of the city' })),
    on: Optional({ ...Day, description: 'city_member: the day of the membership, in the zone of the program' }),
    cap: Given(Type.Integer({ description: 'city_slot_free: the slots of the city; null: not limited' })),
    used: Optional(Type.Integer({ description: 'city_slot_free: the slots in use' })),
    seats: Optional(Type.Integer({ description: 'seats_left: the seats of the program' })),
    taken: Optional(Type.Integer({ description: 'seats_left: the seats that others have' })),
    level: Optional(
      Type.String({
        description: 'managerial_level: the level of the post; language_level: the level of the language',
      }),
    ),
    employer_type: Optional(Type.String({ description: 'public_employee: the employer' })),
    field_of_work: Optional(Type.String({ description: 'field_of_work: the field of the post' })),
    preferred: Optional(Type.Array(Type.String(), { description: 'field_of_work: the preferred fields' })),
    language: Optional(Type.String({ description: 'language_level: the language of the program' })),
    expected: Optional({ ...Level, description: 'language_level: the level that is expected' }),
    errors: Optional(
      Type.Array(Fault, { description: 'form_complete: the fields to add or to correct, as in `errors`' }),
    ),
    missing: Optional(Type.Array(Type.String(), { description: 'documents_complete: the kinds that are missing' })),
    expires_on: Optional({ ...Day, description: 'passport_validity: the last day of the passport' }),
    needed: Optional(
      Type.Unsafe<string | number>({
        type: ['string', 'integer'],
        description:
          'passport_validity: the day until which the passport should be valid; visa_lead_time: the days needed',
      }),
    ),
    decision_on: Optional({ ...Day, description: 'visa_lead_time: the day of the planned decision' }),
    days: Optional(Type.Integer({ description: 'visa_lead_time: the days from the decision to the first day' })),
  },
  {
    $id: 'EligibilityFacts',
    additionalProperties: true,
    description: 'The values on which a criterion was judged. Each criterion has only its own',
  },
)

export const EligibilityLine = Type.Object(
  {
    criterion: CriterionName,
    kind: CriterionKind,
    outcome: Literals([...OUTCOMES]),
    message: Type.String({ description: 'Plain English, to show in a form' }),
    facts: ref(EligibilityFacts),
    fixable_by: Nullable(Literals([...FIXABLE_BY])),
    fix_by: Nullable(Instant),
  },
  { $id: 'EligibilityLine' },
)

const report = {
  verdict: Verdict,
  checked_at: Instant,
  rule_set_version: Type.Integer(),
  criteria: Type.Array(ref(EligibilityLine)),
}
const errors = Type.Array(Fault, {
  description: 'What a submission would be refused for as it stands: the `errors` of `not_eligible`',
})
export const EligibilityReport = Type.Object({ ...report, errors }, { $id: 'EligibilityReport' })
const FrozenReport = Type.Object(report, {
  $id: 'FrozenReport',
  description: 'A report as it was when it was frozen',
})
export const ApplicationEligibility = Type.Object(
  {
    ...report,
    errors,
    at_submission: Nullable(ref(FrozenReport), { description: 'The report that was frozen at submission' }),
  },
  { $id: 'ApplicationEligibility', description: 'The criteria as they stand now' },
)

export const EligibilityCheck = Type.Object(
  {
    city_id: Given(Id),
    position: Given(ref(Position)),
    languages: Optional(Type.Array(ref(LanguageSkill), { maxItems: 20 })),
    passport: Given(ref(Passport)),
  },
  { $id: 'EligibilityCheck', description: 'Facts without a person; nothing is stored', ...closed },
)
export type EligibilityCheck = Static<typeof EligibilityCheck>

export const NewWaiver = Type.Object(
  { criterion: CriterionName, reason: Reason, approved_by: Optional(Line()) },
  {
    $id: 'NewWaiver',
    description: 'An approved exception to one criterion. Default of approved_by: the name of the key',
    ...closed,
  },
)
export type NewWaiver = Static<typeof NewWaiver>
export const Waiver = Type.Object(
  {
    id: Id,
    application_id: Id,
    criterion: CriterionName,
    reason: Type.String(),
    approved_by: Type.String(),
    granted_by: Type.String(),
    granted_at: Instant,
  },
  { $id: 'Waiver' },
)
export const NewAttestation = Type.Object(
  { criterion: Literals([...attestableCriteria]), note: Given(Line(1000)) },
  { $id: 'NewAttestation', description: 'Attests what the applicant claimed', ...closed },
)
export type NewAttestation = Static<typeof NewAttestation>
export const Attestation = Type.Object(
  {
    id: Id,
    application_id: Id,
    criterion: CriterionName,
    note: Nullable(Type.String()),
    attested_by: Type.String(),
    attested_at: Instant,
  },
  { $id: 'Attestation' },
)

export const schemas = [
  EligibilityFacts,
  EligibilityLine,
  EligibilityReport,
  FrozenReport,
  ApplicationEligibility,
  EligibilityCheck,
  NewWaiver,
  Waiver,
  NewAttestation,
  Attestation,
]
