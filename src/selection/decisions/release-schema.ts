import { type Static, Type } from 'typebox'
import { CriterionName } from '../../catalogue/criteria/schema.ts'
import { Choice, Id, IdOf, Instant, Nullable, ref, Words } from '../../http/wire.ts'
import { OutcomeName } from '../../intake/applications/outcome-schema.ts'
import { LatestSafeDate } from '../../intake/applications/schema.ts'
import { CriterionOutcome } from '../../intake/eligibility/schema.ts'

export const NewRelease = Type.Object(
  {
    dry_run: Type.Optional(Type.Boolean({ description: 'Only show what would happen' })),
    digest: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'The digest of the dry run: the release is refused if anything has changed since',
      }),
    ),
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
    latest_safe_decision_date: LatestSafeDate,
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

const FindingCode = Choice('ReleaseFindingCode', {
  no_message: 'The applicant would read no text: neither the decision nor its reason has one',
  not_endorsed: 'The city has not endorsed a selected applicant, and the program asks for it before the release',
  told_before: 'The applicant was told the same outcome before',
  passport_late: 'The passport of a selected applicant expires within six months of the last day',
  visa_late: 'There is no time for a visa of a selected applicant, from today on',
  selected_elsewhere: 'The same person is selected or has a place in another program on the same days',
})
const ReleaseFinding = Type.Object(
  {
    code: FindingCode,
    application_id: IdOf('the application'),
    city_id: IdOf('the city'),
    detail: Type.String({ description: 'Plain English, to show to staff' }),
  },
  { $id: 'ReleaseFinding', description: 'What staff should know before a release; it does not stop it' },
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
    digest: Type.String({
      description: 'Identifies this plan. A release that sends it does what the dry run showed, or is refused',
    }),
    findings: Type.Array(ref(ReleaseFinding), { description: 'What staff should know before; it stops nothing' }),
    conflicts: Type.Array(ref(ReleaseConflict), { description: 'What stands against it; empty: nothing' }),
  },
  { $id: 'Release', description: 'What a release does, or would do' },
)
export type Release = Static<typeof Release>

export const schemas = [NewRelease, ReleaseItem, ReleaseSeats, ReleaseCity, ReleaseConflict, ReleaseFinding, Release]
