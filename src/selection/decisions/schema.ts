import { type Static, Type } from 'typebox'
import { OUTCOMES } from '../../catalogue/criteria/report.ts'
import { CriterionName } from '../../catalogue/criteria/schema.ts'
import { Id, Instant, Line, Literals, Nullable, Page, PageQuery, ref, Text } from '../../http/wire.ts'
import { DECISION_OUTCOMES } from '../../intake/applications/lifecycle.ts'

const Outcome = Literals([...DECISION_OUTCOMES])
const ReasonCode = Literals(['merit', 'balance', 'competitive', 'incomplete', 'language', 'other'])
export type ReasonCode = Static<typeof ReasonCode>

export const NewDecision = Type.Object(
  {
    outcome: Outcome,
    reason_code: ReasonCode,
    note: Type.Optional(Nullable(Text(), { description: 'For staff' })),
    message: Type.Optional(Nullable(Text(), { description: 'For the applicant, from the release on' })),
  },
  { $id: 'NewDecision', additionalProperties: false },
)
export type NewDecision = Static<typeof NewDecision>

export const Decision = Type.Object(
  {
    id: Id,
    application_id: Id,
    program_id: Id,
    city_id: Id,
    city_name: Type.String(),
    applicant_name: Type.String(),
    outcome: Outcome,
    reason_code: ReasonCode,
    note: Nullable(Type.String()),
    message: Nullable(Type.String()),
    decided_by: Type.String(),
    decided_at: Instant,
    released_at: Nullable(Instant, { description: 'Null: hidden from everyone but staff' }),
    voided_at: Nullable(Instant, {
      description: 'When the application left review before the release; the decision no longer counts',
    }),
    version: Type.Integer(),
  },
  { $id: 'Decision' },
)
export const DecisionPage = Type.Object(Page(ref(Decision)).properties, { $id: 'DecisionPage' })
export const DecisionQuery = Type.Object(
  {
    ...PageQuery,
    outcome: Type.Optional(Outcome),
    released: Type.Optional(Type.Boolean()),
    voided: Type.Optional(Type.Boolean({ default: false, description: 'True: list only voided decisions' })),
  },
  { additionalProperties: false },
)
export type DecisionQuery = Static<typeof DecisionQuery>

export const NewRelease = Type.Object(
  {
    dry_run: Type.Optional(Type.Boolean({ description: 'Only show what would happen' })),
    reply_by: Type.Optional(
      Type.Unsafe<string>({
        ...Instant,
        description:
          'Until when offers can be answered; not after the end of the program. Default: 14 days from now, or that end',
      }),
    ),
    override: Type.Optional(
      Type.Object(
        {
          digest: Type.String({ maxLength: 100, description: 'The digest of the dry run' }),
          reason: Line(1000),
        },
        {
          additionalProperties: false,
          description:
            'Releases what the dry run showed, although hard criteria are no longer met. Refused if the plan has changed since. Only the secretariat can override a rule of the network.',
        },
      ),
    ),
    application_ids: Type.Optional(
      Type.Array(Id, {
        minItems: 1,
        maxItems: 1000,
        uniqueItems: true,
        description: 'In a rolling call: release these only',
      }),
    ),
  },
  { $id: 'NewRelease', additionalProperties: false },
)
export type NewRelease = Static<typeof NewRelease>

const Filled = {
  taken: Type.Integer({ description: 'Seats that are held before the release' }),
  after: Type.Integer({ description: 'The same with those that it selects' }),
  over_by: Type.Integer({ description: 'How many of these are more than there may be' }),
}

export const Release = Type.Object(
  {
    id: Nullable(Id, { description: 'Null for a dry run, and if there was nothing to release' }),
    program_id: Id,
    dry_run: Type.Boolean(),
    released_at: Nullable(Instant),
    reply_by: Instant,
    items: Type.Array(
      Type.Object({
        application_id: Id,
        city_id: Id,
        outcome: Outcome,
        to: Literals(['offered', 'waitlisted', 'not_selected']),
      }),
    ),
    seats: Type.Object({ total: Nullable(Type.Integer()), ...Filled }),
    cities: Type.Array(Type.Object({ city_id: Id, cap: Nullable(Type.Integer()), ...Filled })),
    undecided: Type.Array(Id, { description: 'Applications in review without a decision' }),
    digest: Type.String({ description: 'Identifies this plan; an override sends it' }),
    conflicts: Type.Array(
      Type.Object({
        code: Literals(['seats_exceeded', 'city_participants_exceeded', 'not_eligible']),
        city_id: Nullable(Id),
        application_id: Nullable(Id, { description: 'Only with not_eligible' }),
        criterion: Nullable(CriterionName, {
          description:
            'Only with not_eligible: the hard criterion that is not met, as the program and the city stand now',
        }),
        at_submission: Nullable(Literals([...OUTCOMES]), {
          description: 'Only with not_eligible: the outcome of the criterion at submission',
        }),
        detail: Type.String(),
      }),
    ),
  },
  { $id: 'Release' },
)
export type Release = Static<typeof Release>

export const schemas = [NewDecision, Decision, DecisionPage, NewRelease, Release]
