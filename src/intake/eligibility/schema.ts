import { type Static, Type } from 'typebox'
import { attestableCriteria } from '../../catalogue/criteria/criteria.ts'
import { FIXABLE_BY, OUTCOMES, VERDICTS } from '../../catalogue/criteria/report.ts'
import { CriterionKind, CriterionName } from '../../catalogue/criteria/schema.ts'
import { Id, Instant, Line, Literals, Nullable, ref } from '../../http/wire.ts'
import { LanguageSkill, Passport, Position, Reason } from '../applications/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Given = <T extends Parameters<typeof Nullable>[0]>(schema: T) => Optional(Nullable(schema))

export const Verdict = Literals([...VERDICTS])

export const EligibilityLine = Type.Object(
  {
    criterion: CriterionName,
    kind: CriterionKind,
    outcome: Literals([...OUTCOMES]),
    message: Type.String({ description: 'Plain English, to show in a form' }),
    facts: Type.Object({}, { additionalProperties: true }),
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
export const EligibilityReport = Type.Object(report, { $id: 'EligibilityReport' })
export const ApplicationEligibility = Type.Object(
  {
    ...report,
    at_submission: Nullable(ref(EligibilityReport), { description: 'The report that was frozen at submission' }),
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
  EligibilityLine,
  EligibilityReport,
  ApplicationEligibility,
  EligibilityCheck,
  NewWaiver,
  Waiver,
  NewAttestation,
  Attestation,
]
