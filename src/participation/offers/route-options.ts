import { type TSchema, Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { ConditionName } from '../../catalogue/programs/settings-schema.ts'
import { type Access, allow } from '../../http/auth.ts'
import { answer, Id, IdOf, lines, Nullable, ref } from '../../http/wire.ts'
import { Application } from '../../intake/applications/schema.ts'
import {
  Acceptance,
  AcceptanceOnBehalf,
  ConditionReason,
  Deferral,
  NewCondition,
  NewReplyBy,
  PlaceOffer,
} from './schema.ts'

const tags = ['offers']
const onBehalf = allow('applications:write', 'secretariat', 'organisation', 'city')
const manages = allow('decisions:write', 'secretariat', 'organisation')
const ofApplication = Type.Object({ application_id: Id })
const ofCondition = Type.Object({ application_id: IdOf('the application'), condition: ConditionName })

interface Told {
  operationId: string
  summary: string
  description: string
  errors: readonly string[]
}
/** Route options of an action that takes If-Match. */
const act = <P extends TSchema, A extends TSchema>(access: Access, told: Told, params: P, answers: A) => ({
  config: { access, ifMatch: 'optional' as const },
  schema: { ...told, tags, params, response: { 200: answers } },
})
const actWith = <P extends TSchema, B extends TSchema, A extends TSchema>(
  access: Access,
  told: Told,
  [params, body]: [P, B],
  answers: A,
) => {
  const { config, schema } = act(access, told, params, answers)
  return { config, schema: { ...schema, body } }
}

export const get = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'city', 'frontend', 'applicant') },
  schema: {
    operationId: 'getOffer',
    summary: 'Get the last offer of an application, with its conditions and who pays what',
    description: lines(
      'Gets the last offer of a place, whatever its state: until when it can be answered, who pays what as the program stands, and what must be settled before the place is confirmed.',
      'Who settled a condition is shown to those who run the program. Answers 404 while no offer was made.',
    ),
    tags,
    params: ofApplication,
    response: { 200: answer('The offer', ref(PlaceOffer)) },
  },
}

export const accept = actWith(
  allow('applications:write', 'applicant'),
  {
    operationId: 'acceptOffer',
    summary: 'Accept an offer',
    description: lines(
      'Accepts an offer before its `reply_by`. The seat is the applicant’s. The offer keeps who pays what as it is accepted; with `coverage_digest` of getOffer it is refused if that has changed since.',
      'Refused if the person has accepted a place in another program on the same days. If every condition is settled, or the program asks for none, the place is confirmed at once.',
    ),
    errors: ['transition_not_allowed', 'offer_expired', 'coverage_changed', 'place_clash'],
  },
  [ofApplication, Nullable(ref(Acceptance))],
  answer('The application, accepted or confirmed', ref(Application)),
)
export const reaccept = act(
  allow('applications:write', 'applicant'),
  {
    operationId: 'reacceptOffer',
    summary: 'Accept a place again after the program has moved',
    description: lines(
      'An applicant with an accepted place takes it as the program is now, after its dates, place or format have changed: `changed` of getOffer says what. The place is kept until then.',
      'Refused if the person has accepted a place in another program on the new days. Who cannot come withdraws.',
    ),
    errors: ['transition_not_allowed', 'offer_state', 'place_clash'],
  },
  ofApplication,
  answer('The offer', ref(PlaceOffer)),
)
export const decline = act(
  allow('applications:write', 'applicant', 'city'),
  {
    operationId: 'declineOffer',
    summary: 'Decline an offer; frees slot and seat',
    description: 'Declines an offer. It frees the slot and the seat; the city may have somebody else.',
    errors: ['transition_not_allowed', 'offer_expired'],
  },
  ofApplication,
  answer('The application, declined', ref(Application)),
)
export const acceptOnBehalf = actWith(
  onBehalf,
  {
    operationId: 'acceptOnBehalf',
    summary: 'Accept an offer on behalf of the applicant, with a reason',
    description: lines(
      'Records that an applicant accepted in another way, such as by phone. What follows is the same as for acceptOffer.',
      'The reason is required. The history shows it with `on_behalf`, and who did it. It never works after `reply_by`.',
    ),
    errors: ['transition_not_allowed', 'offer_expired', 'coverage_changed', 'place_clash'],
  },
  [ofApplication, ref(AcceptanceOnBehalf)],
  answer('The application, accepted or confirmed', ref(Application)),
)
export const declineOnBehalf = actWith(
  onBehalf,
  {
    operationId: 'declineOnBehalf',
    summary: 'Decline an offer on behalf of the applicant, with a reason; frees slot and seat',
    description: lines(
      'Records that an applicant declined in another way, such as by phone. Slot and seat are free at once.',
      'The reason is required. The history shows it with `on_behalf`, and who did it.',
    ),
    errors: ['transition_not_allowed'],
  },
  [ofApplication, ref(WithReason)],
  answer('The application, declined', ref(Application)),
)

export const extend = actWith(
  manages,
  {
    operationId: 'extendOffer',
    summary: 'Give an applicant more time to answer an offer',
    description: lines(
      'Those who run the program move the `reply_by` of an open offer to a later instant, not beyond the end of the program.',
      'It never shortens the time, and an offer that has expired needs renewOffer.',
    ),
    errors: ['transition_not_allowed', 'offer_state', 'offer_expired', 'content_invalid'],
  },
  [ofApplication, ref(NewReplyBy)],
  answer('The offer', ref(PlaceOffer)),
)
export const withdraw = actWith(
  manages,
  {
    operationId: 'withdrawOffer',
    summary: 'Withdraw an offer, or an accepted or confirmed place, with a reason; frees slot and seat',
    description: lines(
      'Those who run the program take an offer or a place back, with a reason that everyone with access reads in the history.',
      'Slot and seat are free at once. reconsiderApplication takes the application back into review later.',
    ),
    errors: ['transition_not_allowed'],
  },
  [ofApplication, ref(WithReason)],
  answer('The application, its offer withdrawn', ref(Application)),
)
export const renew = actWith(
  manages,
  {
    operationId: 'renewOffer',
    summary: 'Make a new offer after the last one expired; takes slot and seat again, and can fail',
    description: lines(
      'Those who run the program offer the place again to an applicant who did not answer in time, with a new `reply_by`.',
      'It takes a slot of the city and a seat again, and fails if there is none. The new offer has the conditions of the program as it stands; the old one stays expired.',
    ),
    errors: [
      'transition_not_allowed',
      'content_invalid',
      'application_exists',
      'city_cap_reached',
      'seats_exceeded',
      'city_participants_exceeded',
    ],
  },
  [ofApplication, ref(NewReplyBy)],
  answer('The application, offered again', ref(Application)),
)
export const defer = actWith(
  manages,
  {
    operationId: 'deferApplication',
    summary: 'Move an accepted or confirmed place to a later program',
    description: lines(
      'Ends an application as deferred, and starts one in review in a later program that the caller runs, too: for the same person and city, with the same facts, and with a slot of the city there. `deferred_to` names it.',
      'Slot and seat here are free. Documents stay with the earlier application, and the later one has no token until staff give one with reissueToken. A decision and a release there follow as usual.',
    ),
    errors: ['transition_not_allowed', 'content_invalid', 'application_exists', 'city_cap_reached'],
  },
  [ofApplication, ref(Deferral)],
  answer('The application, deferred', ref(Application)),
)

const SETTLES = ['transition_not_allowed', 'offer_state', 'condition_state']
export const addCondition = actWith(
  manages,
  {
    operationId: 'addCondition',
    summary: 'Ask for something before a place is confirmed',
    description: lines(
      'Adds a condition to an open or accepted offer, beside those of the program (`selection.participation.conditions`). `other` says in `asked` what it is.',
      'A place that is confirmed stays so.',
    ),
    errors: ['transition_not_allowed', 'offer_state', 'condition_exists', 'content_invalid'],
  },
  [ofCondition, ref(NewCondition)],
  answer('The offer', ref(PlaceOffer)),
)
export const meet = act(
  manages,
  {
    operationId: 'meetCondition',
    summary: 'Record that a condition of an offer holds',
    description: lines(
      'Those who run the program record that a condition holds, before or after the applicant accepts. An offer that did not ask for it gets it.',
      'When everything is met or waived, an accepted place is confirmed in the same step.',
    ),
    errors: SETTLES,
  },
  ofCondition,
  answer('The offer', ref(PlaceOffer)),
)
export const waive = actWith(
  manages,
  {
    operationId: 'waiveCondition',
    summary: 'Let a place be confirmed although a condition does not hold, with a reason',
    description: lines(
      'Those who run the program waive a condition, with a reason that the applicant reads.',
      'When everything is met or waived, an accepted place is confirmed in the same step.',
    ),
    errors: SETTLES,
  },
  [ofCondition, ref(ConditionReason)],
  answer('The offer', ref(PlaceOffer)),
)
export const fail = actWith(
  manages,
  {
    operationId: 'failCondition',
    summary: 'Record that a condition of an offer does not hold, with a reason',
    description: lines(
      'Those who run the program record that a condition does not hold, such as a visa that was refused, with a reason that the applicant reads.',
      'The place stays: withdrawOffer ends it, waiveCondition or meetCondition settle it another way.',
    ),
    errors: SETTLES,
  },
  [ofCondition, ref(ConditionReason)],
  answer('The offer', ref(PlaceOffer)),
)
