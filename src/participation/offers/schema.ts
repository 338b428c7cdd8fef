import { type Static, Type } from 'typebox'
import { ConditionName, Coverage } from '../../catalogue/programs/settings-schema.ts'
import { Choice, Id, IdOf, Instant, Nullable, ref, Versioned, Words } from '../../http/wire.ts'
import type { ConditionStatus, OfferStatus } from './lifecycle.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Reason = { ...Words(), description: 'Why; the history shows it' }

export const OfferStatusName = Choice<OfferStatus>('OfferStatus', {
  open: 'It can be answered until `reply_by`',
  accepted: 'The applicant accepted it',
  declined: 'The applicant or the city declined it',
  expired: 'It was not answered in time',
  withdrawn: 'Staff withdrew it, or the application or the program ended',
  deferred: 'The place was moved to a later program',
})
export const ConditionStatusName = Choice<ConditionStatus>('OfferConditionStatus', {
  open: 'Not settled yet',
  met: 'It holds',
  waived: 'It need not hold, for `reason`',
  failed: 'It does not hold, for `reason`',
})

const OfferCondition = Type.Object(
  {
    condition: ConditionName,
    status: ConditionStatusName,
    asked: Nullable(Type.String(), { description: 'What exactly is asked for; null: what the name says' }),
    reason: Nullable(Type.String(), { description: 'Why it was waived or failed' }),
    settled_at: Nullable(Instant, { description: 'When it was settled; null: it is open' }),
    settled_by: Optional(
      Nullable(Type.String(), { description: 'Who settled it; only for those who run the program' }),
    ),
  },
  { $id: 'OfferCondition', description: 'Something that must be settled before the place is confirmed' },
)

const OfferChange = Type.Object(
  {
    since: { ...Instant, description: 'Since when' },
    fields: Type.Array(Type.String(), {
      description: 'The members of the program, such as `starts_on` or `venue_city`',
    }),
  },
  { $id: 'OfferChange', description: 'The program has moved: acceptOffer or reacceptOffer takes it as it is now' },
)

const Digest = Type.String({ description: 'Names just these terms: send it to accept them and no others' })
export const PlaceOffer = Type.Object(
  {
    id: Id,
    application_id: IdOf('the application'),
    program_id: IdOf('the program'),
    status: OfferStatusName,
    reply_by: Nullable(Instant, { description: 'Until when it can be answered; null: it was written by hand' }),
    offered_at: { ...Instant, description: 'When it was made' },
    accepted_at: Nullable(Instant, { description: 'When it was accepted; null: it was not' }),
    ended_at: Nullable(Instant, { description: 'When it ended; null: it is open or accepted' }),
    coverage: ref(Coverage),
    coverage_digest: Digest,
    accepted_coverage: Nullable(ref(Coverage), {
      description: 'The terms that were accepted; null: none, or an earlier version of the service took the answer',
    }),
    changed: Nullable(ref(OfferChange), {
      description: 'What has changed since it was made or accepted; null: nothing',
    }),
    conditions: Type.Array(ref(OfferCondition), { description: 'What must be settled, by name' }),
    version: Versioned.version,
  },
  {
    $id: 'PlaceOffer',
    description: 'An offer of a place: who pays what as the program stands, and what is to be settled',
  },
)
export type PlaceOffer = Static<typeof PlaceOffer>

const AcceptedDigest = Optional({
  ...Digest,
  maxLength: 100,
  description:
    'The `coverage_digest` of the offer that the applicant has read; refused if the terms have changed since. Left out: the terms as they are now',
})
export const Acceptance = Type.Object(
  { coverage_digest: AcceptedDigest },
  { $id: 'OfferAcceptance', description: 'The terms that are accepted', ...closed },
)
export type Acceptance = Static<typeof Acceptance>
export const AcceptanceOnBehalf = Type.Object(
  { reason: Reason, coverage_digest: AcceptedDigest },
  { $id: 'OfferAcceptanceOnBehalf', description: 'How the applicant said so, and the terms', ...closed },
)
export type AcceptanceOnBehalf = Static<typeof AcceptanceOnBehalf>

export const NewReplyBy = Type.Object(
  {
    reply_by: { ...Instant, description: 'Until when it can be answered; not beyond the program' },
    reason: Optional(Reason),
  },
  { $id: 'NewReplyBy', description: 'Another date to answer by', ...closed },
)
export type NewReplyBy = Static<typeof NewReplyBy>

export const Deferral = Type.Object(
  { program_id: IdOf('the later program, which the caller runs, too'), reason: Reason },
  { $id: 'Deferral', description: 'To which later program a place is moved, and why', ...closed },
)
export type Deferral = Static<typeof Deferral>

export const NewCondition = Type.Object(
  { asked: Optional(Nullable(Words(500), { description: 'What exactly is asked for; needed for `other`' })) },
  { $id: 'NewOfferCondition', description: 'Something that the offer asks for', ...closed },
)
export type NewCondition = Static<typeof NewCondition>
export const ConditionReason = Type.Object(
  { reason: { ...Words(), description: 'Why; the applicant reads it' } },
  { $id: 'OfferConditionReason', description: 'Why a condition is waived or failed', ...closed },
)

export const schemas = [
  OfferChange,
  OfferCondition,
  PlaceOffer,
  Acceptance,
  AcceptanceOnBehalf,
  NewReplyBy,
  Deferral,
  NewCondition,
  ConditionReason,
]
