import { type Static, Type } from 'typebox'
import { Choice, Id, IdOf, Instant, Nullable, Page, PageQuery, ref, Text } from '../../http/wire.ts'
import { OutcomeName } from '../../intake/applications/outcome-schema.ts'

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

export const schemas = [NewDecision, Decision, DecisionPage]
