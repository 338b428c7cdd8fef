import { type Static, Type } from 'typebox'
import {
  Choice,
  Country,
  Email,
  Id,
  IdOf,
  Instant,
  Name,
  Nullable,
  Page,
  PageQuery,
  ref,
  Text,
  TimeZone,
  Words,
} from '../../http/wire.ts'
import type { ReviewStatus } from './lifecycle.ts'
import { RubricCriterion, rubricCriteria } from './rubric-schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const reason = (description: string) => ({ ...Words(), description })

export const ReviewStatusName = Choice<ReviewStatus>('ReviewStatus', {
  assigned: 'The reviewer has not begun',
  in_progress: 'A draft is saved',
  submitted: 'It counts',
  reopened: 'Staff gave it back to the reviewer',
  recused: 'Somebody else judges the application instead',
})

export const NewRubric = Type.Object(
  {
    criteria: rubricCriteria,
    reason: Optional(Nullable(Words(), { description: 'Why it changes; needed once a review was submitted' })),
  },
  { $id: 'NewRubric', description: 'What reviewers and interviewers score', ...closed },
)
export type NewRubric = Static<typeof NewRubric>
export const Rubric = Type.Object(
  {
    program_id: IdOf('the program'),
    version: Type.Integer({
      description: 'Counts the changes, from 1; scores keep the version that they were given by',
    }),
    criteria: rubricCriteria,
    reason: Nullable(Type.String(), { description: 'Why it was changed' }),
    made_at: { ...Instant, description: 'When this version was made' },
  },
  { $id: 'Rubric', description: 'The weighted criteria of a program' },
)
export type Rubric = Static<typeof Rubric>

const person = {
  name: { ...Name(), description: 'The name of the person' },
  email: Email('The e-mail address of the person'),
  city_id: Optional(Nullable(Id, { description: 'Their city: they never judge its nominees; null: none' })),
  organisation_id: Optional(Nullable(Id, { description: 'Their organisation; null: none' })),
  country: Optional(Nullable(Country, { description: 'Their country; null: not told' })),
  time_zone: Optional(Nullable(TimeZone, { description: 'The zone of their interviews; null: the program’s' })),
}
export const NewReviewer = Type.Object(
  {
    ...person,
    api_key_id: Optional(
      Nullable(Id, { description: 'A key of role reviewer that the person has. Left out: a new key is made' }),
    ),
  },
  { $id: 'NewReviewer', description: 'A person who reviews or interviews', ...closed },
)
export type NewReviewer = Static<typeof NewReviewer>

const counts = {
  assigned: Type.Integer({ description: 'Not begun' }),
  in_progress: Type.Integer({ description: 'Begun or reopened' }),
  submitted: Type.Integer({ description: 'Submitted' }),
  recused: Type.Integer({ description: 'Given up' }),
}
const ReviewCounts = Type.Object(counts, { $id: 'ReviewCounts', description: 'How far reviews are' })
export const Reviewer = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    name: Type.String({ description: 'The name of the person' }),
    email: Type.String({ description: 'The e-mail address of the person' }),
    city_id: Nullable(Id, { description: 'Their city; null: none' }),
    organisation_id: Nullable(Id, { description: 'Their organisation; null: none' }),
    country: Nullable(Country, { description: 'Their country; null: not told' }),
    time_zone: Nullable(Type.String(), { description: 'The zone of their interviews; null: the program’s' }),
    api_key_id: Nullable(Id, { description: 'Their key; null: none' }),
    added_at: { ...Instant, description: 'When the person was added' },
    reviews: ref(ReviewCounts),
  },
  { $id: 'Reviewer', description: 'A person who reviews or interviews, with their progress' },
)
export type Reviewer = Static<typeof Reviewer>
export const AddedReviewer = Type.Object(
  {
    ...Reviewer.properties,
    key: Optional(Type.String({ description: 'The new key of the person; shown only here, once' })),
  },
  { $id: 'AddedReviewer', description: 'A new reviewer, with the key that was made for them' },
)
const ReviewProgress = Type.Object(
  {
    applications: Type.Integer({ description: 'Applications in review' }),
    complete: Type.Integer({ description: 'Of these, those with all their reviews submitted' }),
    ...counts,
  },
  { $id: 'ReviewProgress', description: 'How far the reviews of a program are' },
)
export const ReviewerPage = Type.Object(
  { ...Page(ref(Reviewer)).properties, progress: ref(ReviewProgress) },
  { $id: 'ReviewerPage', description: 'A page of reviewers, with the progress of the program' },
)
export const ReviewerQuery = Type.Object(PageQuery, closed)

const Pair = Type.Object(
  { application_id: IdOf('the application'), reviewer_id: IdOf('the reviewer') },
  { $id: 'ReviewPair', description: 'Who judges what', ...closed },
)
export const NewAssignments = Type.Object(
  {
    items: Optional(
      Type.Array(ref(Pair), {
        minItems: 1,
        maxItems: 1000,
        description: 'By hand. Left out: balanced over all reviewers, for all applications in review',
      }),
    ),
  },
  { $id: 'NewAssignments', description: 'Who judges what, by hand or balanced', ...closed },
)
export type NewAssignments = Static<typeof NewAssignments>
export const Assignments = Type.Object(
  {
    program_id: IdOf('the program'),
    assigned: Type.Array(ref(Pair), { description: 'The new assignments' }),
    unfilled: Type.Array(
      Type.Object({
        application_id: IdOf('the application'),
        missing: Type.Integer({ description: 'How many reviews nobody could be found for' }),
      }),
      { description: 'Applications with too few reviewers who may judge them' },
    ),
  },
  { $id: 'Assignments', description: 'What was assigned' },
)
export type Assignments = Static<typeof Assignments>

const summary = {
  id: Id,
  program_id: IdOf('the program'),
  application_id: IdOf('the application'),
  applicant_name: Type.String({ description: 'The name of the person' }),
  city_name: Type.String({ description: 'The name of the city' }),
  reviewer_id: IdOf('the reviewer'),
  reviewer_name: Type.String({ description: 'The name of the reviewer' }),
  status: ReviewStatusName,
  assigned_at: { ...Instant, description: 'When it was assigned' },
  submitted_at: Nullable(Instant, { description: 'When it was submitted last; null: never' }),
  version: Type.Integer({ description: 'Counts the changes, from 1; the ETag is made of it' }),
}
export const ReviewSummary = Type.Object(summary, { $id: 'ReviewSummary', description: 'A review, without its scores' })
export const ReviewPage = Type.Object(Page(ref(ReviewSummary)).properties, {
  $id: 'ReviewPage',
  description: 'A page of reviews',
})
export const ReviewQuery = Type.Object(
  {
    ...PageQuery,
    program_id: Optional({ ...Id, description: 'Only reviews of this program' }),
    application_id: Optional({ ...Id, description: 'Only reviews of this application' }),
    status: Optional({ ...ReviewStatusName, description: 'Only reviews in this state' }),
  },
  closed,
)
export type ReviewQuery = Static<typeof ReviewQuery>

const Scores = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,49}$' }), Type.Number(), {
  description: 'A number for each criterion, by its name',
})
export const Review = Type.Object(
  {
    ...summary,
    rubric_version: Nullable(Type.Integer(), { description: 'The rubric that it was submitted by; null: it was not' }),
    scores: Scores,
    comment: Nullable(Type.String(), { description: 'What the reviewer wrote, for staff and other reviewers' }),
    reason: Nullable(Type.String(), { description: 'Why it was reopened, or why the reviewer gave it up' }),
  },
  { $id: 'Review', description: 'A reviewer’s judgement of one application' },
)
export type Review = Static<typeof Review>
export const ReviewDraft = Type.Object(
  { scores: Scores, comment: Optional(Nullable(Text(), { description: 'In words' })) },
  { $id: 'ReviewDraft', description: 'The whole judgement as it stands; it may be incomplete', ...closed },
)
export type ReviewDraft = Static<typeof ReviewDraft>
export const Reopening = Type.Object(
  { reason: reason('Why; the reviewer reads it') },
  { $id: 'ReviewReopening', description: 'Why a review is given back', ...closed },
)
export const Recusal = Type.Object(
  { reason: reason('Why; for staff') },
  { $id: 'ReviewRecusal', description: 'Why somebody else should judge', ...closed },
)
export const RecusedReview = Type.Object(
  {
    ...Review.properties,
    replaced_by: Nullable(Id, { description: 'The review that was assigned instead; null: nobody may judge it' }),
  },
  { $id: 'RecusedReview', description: 'A review that was given up' },
)

export const schemas = [
  RubricCriterion,
  NewRubric,
  Rubric,
  NewReviewer,
  ReviewCounts,
  Reviewer,
  AddedReviewer,
  ReviewProgress,
  ReviewerPage,
  Pair,
  NewAssignments,
  Assignments,
  ReviewSummary,
  ReviewPage,
  Review,
  ReviewDraft,
  Reopening,
  Recusal,
  RecusedReview,
]
