import { type Static, Type } from 'typebox'
import { Id, IdOf, Nullable, ref } from '../../http/wire.ts'
import { OutcomeName } from '../../intake/applications/outcome-schema.ts'
import { NewDecision, ReasonCodeName } from './schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

const DecisionItem = Type.Object(
  {
    application_id: IdOf('the application, which is in review'),
    ...NewDecision.properties,
    version: Optional(
      Type.Integer({ minimum: 1, description: 'The version of the open decision to change. Left out: there is none' }),
    ),
  },
  { $id: 'DecisionItem', description: 'A decision on one of many applications', ...closed },
)
export type DecisionItem = Static<typeof DecisionItem>

const part = {
  reason_code: ReasonCodeName,
  note: NewDecision.properties.note,
  message: NewDecision.properties.message,
}
const DecisionPart = Type.Object(part, {
  $id: 'DecisionPart',
  description: 'The same reason for a part of a shortlist',
  ...closed,
})
const CountedPart = Type.Object(
  {
    count: Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'How many, in order. Left out: the rest of the shortlist',
      }),
    ),
    ...part,
  },
  { $id: 'CountedPart', description: 'The same reason for the next ones of a shortlist, in order', ...closed },
)
const FromShortlist = Type.Object(
  {
    shortlist_id: IdOf('a shortlist of the program'),
    select: ref(CountedPart),
    waitlist: Optional(ref(CountedPart)),
    not_select: Optional(ref(DecisionPart)),
  },
  {
    $id: 'FromShortlist',
    description:
      'Selects the first of a shortlist and waitlists the next ones, in order: after its end those of the frozen ranking that it was made from. `not_select` is for all others in review; left out, they stay undecided',
    ...closed,
  },
)
export type FromShortlist = Static<typeof FromShortlist>

export const NewDecisions = Type.Object(
  {
    shortlist: Optional(ref(FromShortlist)),
    items: Optional(
      Type.Array(ref(DecisionItem), {
        minItems: 1,
        maxItems: 1000,
        description:
          'Each application once. Those on the waitlist get its next places in this order, unless they name one',
      }),
    ),
    replace: Optional(
      Type.Boolean({ description: 'True: also change open decisions of which no `version` is sent; default: false' }),
    ),
    dry_run: Optional(Type.Boolean({ description: 'True: only show what would be recorded; default: false' })),
  },
  {
    $id: 'NewDecisions',
    description: 'Decisions on many applications of a program: `items`, or those that a `shortlist` gives',
    ...closed,
  },
)
export type NewDecisions = Static<typeof NewDecisions>

const DecidedItem = Type.Object(
  {
    id: Nullable(Id, { description: 'The id of the decision. Null: a dry run' }),
    application_id: IdOf('the application'),
    city_id: IdOf('the city'),
    outcome: OutcomeName,
    reason_code: ReasonCodeName,
    waitlist_position: Nullable(Type.Integer(), { description: 'The place on the waitlist. Null: another outcome' }),
    before: Nullable(OutcomeName, { description: 'The outcome of the decision that it changes. Null: there was none' }),
    version: Nullable(Type.Integer(), { description: 'Its version; the ETag is made of it. Null: a dry run' }),
  },
  { $id: 'DecidedItem', description: 'A decision that was recorded with others' },
)
export type DecidedItem = Static<typeof DecidedItem>

const OutcomeCounts = Type.Object(
  {
    select: Type.Integer({ description: 'Those that get a place' }),
    waitlist: Type.Integer({ description: 'Those on the reserve' }),
    not_select: Type.Integer({ description: 'Those without a place' }),
  },
  { $id: 'OutcomeCounts', description: 'The number of decisions with each outcome' },
)

export const DecisionsMade = Type.Object(
  {
    program_id: IdOf('the program'),
    dry_run: Type.Boolean({ description: 'Whether this is only a plan' }),
    counts: ref(OutcomeCounts),
    items: Type.Array(ref(DecidedItem), { description: 'In the order of the request, or of the shortlist' }),
  },
  { $id: 'DecisionsMade', description: 'Decisions that were recorded together, or would be' },
)
export type DecisionsMade = Static<typeof DecisionsMade>

const DefaultMessages = Type.Object(
  {
    select: Nullable(Type.String(), { description: 'With a place. Null: write a message' }),
    waitlist: Nullable(Type.String(), { description: 'With a place on the reserve. Null: write a message' }),
    not_select: Nullable(Type.String(), { description: 'Without a place. Null: write a message' }),
  },
  { $id: 'DefaultMessages', description: 'What the applicant reads if the decision has no message, by its outcome' },
)
const ReasonCode = Type.Object(
  {
    code: ReasonCodeName,
    meaning: Type.String({ description: 'For staff: what the reason says' }),
    messages: ref(DefaultMessages),
  },
  { $id: 'ReasonCode', description: 'A reason for a decision, with its texts for the applicant' },
)
export const ReasonCodeList = Type.Object(
  {
    items: Type.Array(ref(ReasonCode), { description: 'In the order in which staff choose' }),
    next_cursor: Type.Null({ description: 'Always null: all reasons are on one page' }),
  },
  { $id: 'ReasonCodeList', description: 'All reasons for a decision' },
)

export const schemas = [
  DecisionItem,
  DecisionPart,
  CountedPart,
  FromShortlist,
  NewDecisions,
  DecidedItem,
  OutcomeCounts,
  DecisionsMade,
  DefaultMessages,
  ReasonCode,
  ReasonCodeList,
]
