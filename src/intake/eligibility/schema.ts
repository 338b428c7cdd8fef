import { type Static, Type } from 'typebox'
import type { attestableCriteria } from '../../catalogue/criteria/criteria.ts'
import type { FixableBy, Outcome, Verdict as VerdictCode } from '../../catalogue/criteria/report.ts'
import { CriterionKind, CriterionName } from '../../catalogue/criteria/schema.ts'
import { Choice, Id, IdOf, Instant, Line, Nullable, ref, Words } from '../../http/wire.ts'
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

export const EligibilityLine = Type.Object(
  {
    criterion: CriterionName,
    kind: CriterionKind,
    outcome: CriterionOutcome,
    message: Type.String({ description: 'Plain English, to show in a form' }),
    facts: Type.Object({}, { additionalProperties: true, description: 'What was judged, by name' }),
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
export const ApplicationEligibility = Type.Object(
  {
    ...report,
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
  EligibilityLine,
  EligibilityReport,
  ApplicationEligibility,
  EligibilityCheck,
  NewWaiver,
  Waiver,
  NewAttestation,
  Attestation,
]
