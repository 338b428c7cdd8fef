import { type Static, Type } from 'typebox'
import type { attestableCriteria } from '../../catalogue/criteria/criteria.ts'
import type { FixableBy, Outcome, Verdict as VerdictCode } from '../../catalogue/criteria/report.ts'
import { CriterionKind, CriterionName, Level } from '../../catalogue/criteria/schema.ts'
import { Choice, Day, Id, IdOf, Instant, Line, Nullable, ProblemError, ref, Words } from '../../http/wire.ts'
import { LanguageSkill, Passport, Position, Reason } from '../applications/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Given = <T extends Parameters<typeof Nullable>[0]>(schema: T) => Optional(Nullable(schema))

export const Verdict = Choice<VerdictCode>('Verdict', {
  eligible: 'Every hard criterion is met',
  provisional: 'None is not met, and some are not verified yet',
  ineligible: 'A hard criterion is not met',
})
export const CriterionOutcome = Choice<Outcome>('CriterionOutcome', {
  met: 'Met',
  not_met: 'Not met',
  unverified: 'Claimed and not yet attested, or not yet asked',
  waived: 'Not judged: an exception was approved',
  not_applicable: 'The program does not ask for it',
})
const Fixer = Choice<FixableBy>('FixableBy', {
  applicant: 'The applicant',
  city: 'The city',
  secretariat: 'The secretariat',
  nobody: 'Nobody',
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
    endorsement: Optional(Type.String({ description: 'city_endorsement: given, own, asked, declined or none' })),
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
      Type.Array(ref(ProblemError), { description: 'form_complete: the fields to add or to correct, as in `errors`' }),
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
    outcome: CriterionOutcome,
    message: Type.String({ description: 'Plain English, to show in a form' }),
    facts: ref(EligibilityFacts),
    fixable_by: Nullable(Fixer, { description: 'Who can change the outcome. Null: nothing needs to be changed' }),
    fix_by: Nullable(Instant, { description: 'Until when. Null: at any time, or nothing needs to be changed' }),
  },
  { $id: 'EligibilityLine', description: 'The outcome of one criterion' },
)

const report = {
  verdict: Verdict,
  checked_at: { ...Instant, description: 'The instant of the judgement' },
  rule_set_version: Type.Integer({ description: 'Counts the changes of the program’s criteria, from 1' }),
  criteria: Type.Array(ref(EligibilityLine), { description: 'Every criterion of the program' }),
}
export const EligibilityReport = Type.Object(report, {
  $id: 'EligibilityReport',
  description: 'Every criterion’s outcome at one instant',
})
const errors = Type.Array(ref(ProblemError), {
  description:
    'What a submission would be refused for as it stands, as in `not_eligible`: pointers into the application, or /documents/{kind}; an empty one is about the application as a whole',
})
export const EligibilityCheckResult = Type.Object(
  { ...report, errors },
  { $id: 'EligibilityCheckResult', description: 'Every criterion’s outcome for the given facts' },
)
export const ApplicationEligibility = Type.Object(
  {
    ...report,
    errors,
    at_submission: Nullable(ref(EligibilityReport), { description: 'The report that was frozen at submission' }),
  },
  { $id: 'ApplicationEligibility', description: 'The criteria as they stand now' },
)

export const EligibilityCheck = Type.Object(
  {
    city_id: Given({ ...Id, description: 'The city that would nominate' }),
    position: Optional(Nullable(ref(Position), { description: 'The post' })),
    languages: Optional(Type.Array(ref(LanguageSkill), { maxItems: 20, description: 'Each language once' })),
    passport: Optional(Nullable(ref(Passport), { description: 'The passport’s data' })),
  },
  { $id: 'EligibilityCheck', description: 'Facts without a person; nothing is stored', ...closed },
)
export type EligibilityCheck = Static<typeof EligibilityCheck>

export const NewWaiver = Type.Object(
  {
    criterion: CriterionName,
    reason: Reason,
    approved_by: Optional({ ...Line(), description: 'Who approved it. Default: the name of the key' }),
  },
  {
    $id: 'NewWaiver',
    description: 'An approved exception to one criterion',
    ...closed,
  },
)
export type NewWaiver = Static<typeof NewWaiver>
export const Waiver = Type.Object(
  {
    id: Id,
    application_id: IdOf('the application'),
    criterion: CriterionName,
    reason: Type.String({ description: 'Why' }),
    approved_by: Type.String({ description: 'Who approved it' }),
    granted_by: Type.String({ description: 'The name of the key that entered it' }),
    granted_at: { ...Instant, description: 'When it was entered' },
  },
  { $id: 'Waiver', description: 'An approved exception to one criterion' },
)
const Attestable = Choice<(typeof attestableCriteria)[number]>('AttestableCriterion', {
  managerial_level: 'That the post ranks as manager or above',
})
export const NewAttestation = Type.Object(
  { criterion: Attestable, note: Given({ ...Words(), description: 'What it is based on; for staff and the city' }) },
  { $id: 'NewAttestation', description: 'Attests what the applicant claimed', ...closed },
)
export type NewAttestation = Static<typeof NewAttestation>
export const Attestation = Type.Object(
  {
    id: Id,
    application_id: IdOf('the application'),
    criterion: CriterionName,
    note: Nullable(Type.String(), { description: 'What it is based on' }),
    attested_by: Type.String({ description: 'The name of the key that attested' }),
    attested_at: { ...Instant, description: 'When' },
  },
  { $id: 'Attestation', description: 'A claim of the applicant that the city or staff confirmed' },
)

export const schemas = [
  EligibilityFacts,
  EligibilityLine,
  EligibilityReport,
  EligibilityCheckResult,
  ApplicationEligibility,
  EligibilityCheck,
  NewWaiver,
  Waiver,
  NewAttestation,
  Attestation,
]
