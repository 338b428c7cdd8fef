import { type Static, Type } from 'typebox'
import { CriterionName } from '../../catalogue/criteria/schema.ts'
import { Choice, Id, IdOf, Instant, Nullable, Page, PageQuery, ref, Text, Words } from '../../http/wire.ts'
import { OutcomeName } from '../../intake/applications/outcome-schema.ts'
import { CriterionOutcome } from '../../intake/eligibility/schema.ts'

export const ReasonCodeName = Choice('DecisionReason', {
  merit: 'The quality of the application',
  balance: 'The balance of cities, countries or fields',
  competitive: 'Others were stronger',
  incomplete: 'Something was missing',
  language: 'The level in the program’s language',
  other: 'Something else: see the note',
})
export type DecisionReason = Static<typeof ReasonCodeName>

export const NewDecision = Type.Object(
  {
    outcome: OutcomeName,
    reason_code: ReasonCodeName,
    note: Type.Optional(Nullable(Text(), { description: 'For staff' })),
    message: Type.Optional(
      Nullable(Text(), {
        description: 'For the applicant, from the release on. Left out: the text of the reason (listReasonCodes)',
      }),
    ),
    waitlist_position: Type.Optional(
      Nullable(Type.Integer({ minimum: 1, maximum: 100_000 }), {
        description:
          'Only with `waitlist`: the place in its order. Left out: the place that it has, or the next one. Of two with the same place the earlier decision comes first.',
      }),
    ),
  },
  { $id: 'NewDecision', description: 'An outcome with its reason', additionalProperties: false },
)
export type NewDecision = Static<typeof NewDecision>

export const Decision = Type.Object(
  {
    id: Id,
    application_id: IdOf('the application'),
    program_id: IdOf('the program'),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    applicant_name: Type.String({ description: 'The name of the person' }),
    outcome: OutcomeName,
    reason_code: ReasonCodeName,
    note: Nullable(Type.String(), { description: 'For staff' }),
    message: Nullable(Type.String(), {
      description:
        'For the applicant, from the release on. The release writes the text of the reason here if it is null',
    }),
    waitlist_position: Nullable(Type.Integer(), {
      description: 'The place on the waitlist; the release counts the places from 1. Null: another outcome',
    }),
    decided_by: Type.String({ description: 'The name of the key that decided last' }),
    decided_at: { ...Instant, description: 'When it was decided last' },
    released_at: Nullable(Instant, { description: 'Null: hidden from everyone but staff' }),
    voided_at: Nullable(Instant, {
      description: 'When the application left review before the release; the decision no longer counts',
    }),
    version: Type.Integer({ description: 'Counts the changes, from 1; the ETag is made of it' }),
  },
  { $id: 'Decision', description: 'The recorded outcome of one application, hidden until released' },
)
export const DecisionPage = Type.Object(Page(ref(Decision)).properties, {
  $id: 'DecisionPage',
  description: 'A page of decisions',
})
export const DecisionQuery = Type.Object(
  {
    ...PageQuery,
    outcome: Type.Optional({ ...OutcomeName, description: 'Only decisions with this outcome' }),
    released: Type.Optional(Type.Boolean({ description: 'True: only released ones. False: only open ones' })),
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
          reason: { ...Words(), description: 'Why; the history shows it' },
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
  { $id: 'NewRelease', description: 'What to release, and how', additionalProperties: false },
)
export type NewRelease = Static<typeof NewRelease>

const Filled = {
  taken: Type.Integer({ description: 'Seats that are held before the release' }),
  after: Type.Integer({ description: 'The same with those that it selects' }),
  over_by: Type.Integer({ description: 'How many of these are more than there may be' }),
}

const ReleasedStatus = Choice('ReleasedStatus', {
  offered: 'Has a place, to be answered by `reply_by`',
  waitlisted: 'On the reserve',
  not_selected: 'Not selected',
})
const ReleaseItem = Type.Object(
  {
    application_id: IdOf('the application'),
    city_id: IdOf('the city'),
    outcome: OutcomeName,
    to: ReleasedStatus,
    waitlist_position: Nullable(Type.Integer(), { description: 'The place on the waitlist. Null: another outcome' }),
  },
  { $id: 'ReleaseItem', description: 'A decision that a release carries out' },
)
const ReleaseSeats = Type.Object(
  { total: Nullable(Type.Integer(), { description: 'The seats of the program. Null: not limited' }), ...Filled },
  { $id: 'ReleaseSeats', description: 'The program’s seats before and after a release' },
)
const ReleaseCity = Type.Object(
  {
    city_id: IdOf('the city'),
    cap: Nullable(Type.Integer(), { description: 'Participants of the city at most. Null: not limited' }),
    ...Filled,
  },
  { $id: 'ReleaseCity', description: 'A city’s seats before and after a release' },
)
const ConflictCode = Choice('ReleaseConflictCode', {
  seats_exceeded: 'More seats than the program has',
  city_participants_exceeded: 'More participants than the city may send',
  not_eligible: 'A selected application does not meet a hard criterion',
})
const ReleaseConflict = Type.Object(
  {
    code: ConflictCode,
    city_id: Nullable(Id, { description: 'The city. Null: it concerns the whole program' }),
    application_id: Nullable(Id, { description: 'Only with not_eligible' }),
    criterion: Nullable(CriterionName, {
      description: 'Only with not_eligible: the hard criterion that is not met, as the program and the city stand now',
    }),
    at_submission: Nullable(CriterionOutcome, {
      description: 'Only with not_eligible: the outcome of the criterion at submission',
    }),
    detail: Type.String({ description: 'Plain English, to show to staff' }),
  },
  { $id: 'ReleaseConflict', description: 'What stands against a release' },
)

export const Release = Type.Object(
  {
    id: Nullable(Id, { description: 'Null for a dry run, and if there was nothing to release' }),
    program_id: IdOf('the program'),
    dry_run: Type.Boolean({ description: 'Whether this is only a plan' }),
    released_at: Nullable(Instant, { description: 'Null for a dry run, and if there was nothing to release' }),
    reply_by: { ...Instant, description: 'Until when its offers can be answered' },
    items: Type.Array(ref(ReleaseItem), { description: 'Each decision that it carries out' }),
    seats: ref(ReleaseSeats),
    cities: Type.Array(ref(ReleaseCity), { description: 'Each city that gets a seat' }),
    undecided: Type.Array(Id, { description: 'Applications in review without a decision' }),
    digest: Type.String({ description: 'Identifies this plan; an override sends it' }),
    conflicts: Type.Array(ref(ReleaseConflict), { description: 'What stands against it; empty: nothing' }),
  },
  { $id: 'Release', description: 'What a release does, or would do' },
)
export type Release = Static<typeof Release>

export const schemas = [
  NewDecision,
  Decision,
  DecisionPage,
  NewRelease,
  ReleaseItem,
  ReleaseSeats,
  ReleaseCity,
  ReleaseConflict,
  Release,
]
