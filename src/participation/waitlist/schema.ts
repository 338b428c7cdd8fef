import { type Static, Type } from 'typebox'
import { Choice, Day, Id, IdOf, Instant, Nullable, Page, PageQuery, ref, Words } from '../../http/wire.ts'
import type { ObstacleCode, Passed as PassedRow } from './judge-waiting.ts'
import type { ReplacementStatus } from './lifecycle.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Detail = Type.String({ description: 'Plain English' })
const Position = Type.Integer({ description: 'The place on the waitlist, from 1' })
const CODES: Record<ObstacleCode, string> = {
  no_seat: 'All seats of the program are taken',
  seat_reserved: 'The free seats belong to cities that may still name somebody',
  city_participants: 'The city has its participants, or may still name one',
  visa_too_late: 'There is no time for a visa any more',
}

const Obstacle = Type.Object(
  { code: Choice('WaitlistObstacleCode', CODES), detail: Detail },
  { $id: 'WaitlistObstacle', description: 'What keeps somebody from a seat now' },
)
export const WaitlistPlace = Type.Object(
  {
    application_id: IdOf('the application'),
    position: Position,
    applicant_name: Type.String({ description: 'The name of the person' }),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    latest_safe_decision_date: Nullable(Day, {
      description: 'The last day on which a decision leaves time for a visa. Null: none is needed, or it is not known',
    }),
    obstacles: Type.Array(ref(Obstacle), {
      description: 'What keeps them from a seat now. Empty: they can be promoted',
    }),
  },
  { $id: 'WaitlistPlace', description: 'A place on the waitlist' },
)
export const WaitlistPage = Type.Object(Page(ref(WaitlistPlace)).properties, {
  $id: 'WaitlistPage',
  description: 'A page of the waitlist',
})
export const NewOrder = Type.Object(
  {
    application_ids: Type.Array(Id, {
      maxItems: 1000,
      uniqueItems: true,
      description: 'Everyone on the waitlist, the next to be promoted first',
    }),
  },
  { $id: 'WaitlistOrder', description: 'The whole order at once', ...closed },
)
export const NewPromotion = Type.Object(
  {
    reply_by: Optional({
      ...Instant,
      description: 'Until when to answer; default: after `selection.participation.reply_days`',
    }),
    reason: Optional({ ...Words(), description: 'Why this one; staff read it in listPromotions' }),
    override: Optional(
      Type.Boolean({ description: 'Promote although there is no time for a visa; needs a reason. Default: false' }),
    ),
  },
  { $id: 'NewPromotion', description: 'A promotion by hand', ...closed },
)
export type NewPromotion = Static<typeof NewPromotion>

const Passed = Type.Object(
  {
    application_id: IdOf('the application'),
    position: Position,
    code: Choice<PassedRow['code']>('PassedCandidateCode', { ...CODES, by_hand: 'Staff chose somebody behind them' }),
    detail: Detail,
  },
  { $id: 'PassedCandidate', description: 'Somebody before the promoted one, and why it was not they' },
)
export const Promotion = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    application_id: IdOf('the application that was promoted'),
    position: Position,
    automatic: Type.Boolean({ description: 'The service promoted it, as the program says' }),
    reason: Nullable(Type.String(), { description: 'Why this one; null: it was the next in order who fits' }),
    passed: Type.Array(ref(Passed), { description: 'Those before it, in their order' }),
    seat_of: Nullable(Id, {
      description: 'The application whose seat it got; null: a seat that nobody had left',
    }),
    promoted_by: Type.String({ description: 'Who promoted it' }),
    promoted_at: { ...Instant, description: 'When' },
  },
  { $id: 'Promotion', description: 'Why one of the waitlist got a seat, and not those before' },
)
export const PromotionPage = Type.Object(Page(ref(Promotion)).properties, {
  $id: 'PromotionPage',
  description: 'A page of promotions',
})
export const ClosedWaitlist = Type.Object(
  {
    program_id: IdOf('the program'),
    application_ids: Type.Array(Id, { description: 'Those who were on it; each is told that they are not selected' }),
  },
  { $id: 'ClosedWaitlist', description: 'A waitlist that was closed' },
)
export type ClosedWaitlist = Static<typeof ClosedWaitlist>

export const ReplacementStatusName = Choice<ReplacementStatus>('ReplacementStatus', {
  open: 'The city can name somebody until `ends_at`',
  proposed: 'The city’s new nominee has submitted an application',
  taken: 'The new nominee got the place',
  lapsed: 'The seat does not belong to the city: it goes to the waitlist, or went there',
})
export const Replacement = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    application_id: IdOf('the application of the person who left: a new nominee names it in `replaces`'),
    status: ReplacementStatusName,
    opened_at: { ...Instant, description: 'When the seat became free' },
    ends_at: { ...Instant, description: 'Until when it belongs to the city' },
    nominee_id: Nullable(Id, { description: 'The application of the new nominee; null: none is submitted' }),
    promoted_id: Optional(
      Nullable(Id, {
        description: 'The application that got the seat instead; null: none yet. Only for those who run the program',
      }),
    ),
  },
  { $id: 'Replacement', description: 'A seat that became free, and who may have it' },
)
export const ReplacementPage = Type.Object(Page(ref(Replacement)).properties, {
  $id: 'ReplacementPage',
  description: 'A page of seats that became free',
})
export const PagesQuery = Type.Object(PageQuery, closed)

export const schemas = [
  Obstacle,
  WaitlistPlace,
  WaitlistPage,
  NewOrder,
  NewPromotion,
  Passed,
  Promotion,
  PromotionPage,
  ClosedWaitlist,
  Replacement,
  ReplacementPage,
]
