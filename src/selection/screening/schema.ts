import { type Static, type TInteger, Type } from 'typebox'
import { CriterionName } from '../../catalogue/criteria/schema.ts'
import { DocumentKindName } from '../../catalogue/forms/schema.ts'
import { Choice, Id, IdOf, Instant, Line, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'
import { StatusName } from '../../intake/applications/lifecycle-schema.ts'
import { PartName } from '../../intake/applications/outcome-schema.ts'
import { Reason } from '../../intake/applications/schema.ts'
import { VerificationName } from '../../intake/documents/schema.ts'
import { EndorsementStatusName } from '../../intake/endorsements/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

export const ApplicationReturn = Type.Object(
  {
    items: Type.Array(Line(500), {
      minItems: 1,
      maxItems: 50,
      description: 'What to correct: a text, or the name of a part',
    }),
    parts: Optional(
      Type.Array(PartName, {
        minItems: 1,
        uniqueItems: true,
        description:
          'The parts that may be changed; never the person. Default: the parts that the items name, or all parts if no item names one.',
      }),
    ),
    due_at: Type.Unsafe<string>({ ...Instant, description: 'In the future, and not after the end of the program' }),
  },
  { $id: 'ApplicationReturn', description: 'What to correct, and until when', ...closed },
)
export type ApplicationReturn = Static<typeof ApplicationReturn>

export const Ineligibility = Type.Object(
  {
    criteria: Type.Array(CriterionName, { minItems: 1, uniqueItems: true, description: 'Those that are not met' }),
    reason: Reason,
  },
  { $id: 'Ineligibility', description: 'The hard criteria that are not met', ...closed },
)
export type Ineligibility = Static<typeof Ineligibility>

export const DocumentRejection = Type.Object(
  {
    reason: { ...Line(500), description: 'What is wrong with it; the applicant reads it' },
    due_at: Type.Unsafe<string>({ ...Instant, description: 'In the future, and not after the end of the program' }),
  },
  { $id: 'DocumentRejection', description: 'Why a document must be uploaded again, and until when', ...closed },
)
export type DocumentRejection = Static<typeof DocumentRejection>

const MISSING = {
  documents: 'A required document is missing, rejected or not verified yet',
  endorsement: 'The city has not endorsed, or the applicant endorsed themselves',
  post: 'Nobody has attested the post, and there is no waiver',
  duplicates: 'Another application here has the same birth date or the same name in the passport',
}
export type Missing = keyof typeof MISSING
const MissingName = Choice<Missing>('ScreeningMissing', MISSING)

const CheckedDocument = Type.Object(
  {
    kind: DocumentKindName,
    verification: Nullable(VerificationName, { description: 'Null: it is not there' }),
  },
  { $id: 'CheckedDocument', description: 'A required document, and what staff found' },
)
const ScreeningItem = Type.Object(
  {
    application_id: IdOf('the application'),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    applicant_name: Type.String({ description: 'The name of the person' }),
    status: StatusName,
    submitted_at: { ...Instant, description: 'When it was last submitted' },
    missing: Type.Array(MissingName, { description: 'What keeps it from being complete; none: it is' }),
    open_criteria: Type.Array(CriterionName, {
      description: 'The criteria that are neither met nor waived, as they stand now',
    }),
    documents: Type.Array(ref(CheckedDocument), { description: 'Every required document' }),
    endorsement: Nullable(EndorsementStatusName, { description: 'Of the last endorsement; null: none was asked for' }),
    possible_duplicates: Type.Array(Id, {
      description: 'Other living applications in the program with the same birth date or passport name, at most ten',
    }),
  },
  { $id: 'ScreeningItem', description: 'The checklist of one application' },
)
const counted = Object.fromEntries(
  Object.entries(MISSING).map(([name, what]) => [name, Type.Integer({ description: what })]),
) as Record<Missing, TInteger>
const ScreeningCounts = Type.Object(
  { all: Type.Integer({ description: 'The applications in the queue' }), ...counted },
  { $id: 'ScreeningCounts', description: 'How many applications of the queue lack what' },
)
export const ScreeningPage = Type.Object(
  {
    ...Page(ref(ScreeningItem)).properties,
    counts: ref(ScreeningCounts),
  },
  { $id: 'ScreeningPage', description: 'A page of the queue, oldest first' },
)
export type ScreeningPage = Static<typeof ScreeningPage>
export const ScreeningQuery = Type.Object(
  { ...PageQuery, missing: Optional({ ...MissingName, description: 'Only applications that lack this' }) },
  closed,
)
export type ScreeningQuery = Static<typeof ScreeningQuery>

export const NewReviewStarts = Type.Object(
  {
    application_ids: Optional(
      Type.Array(Id, {
        minItems: 1,
        maxItems: 1000,
        uniqueItems: true,
        description: 'Submitted applications of the program. Left out: all of them, at most 1,000',
      }),
    ),
  },
  { $id: 'NewReviewStarts', description: 'Which applications go into review', ...closed },
)
export type NewReviewStarts = Static<typeof NewReviewStarts>
export const ReviewStarts = Type.Object(
  {
    program_id: IdOf('the program'),
    started: Type.Integer({ description: 'How many applications went into review' }),
    application_ids: Type.Array(Id, { description: 'Their ids, in the order in which they were submitted' }),
  },
  { $id: 'ReviewStarts', description: 'The applications that went into review' },
)
export type ReviewStarts = Static<typeof ReviewStarts>

export const schemas = [
  ApplicationReturn,
  Ineligibility,
  DocumentRejection,
  CheckedDocument,
  ScreeningItem,
  ScreeningCounts,
  ScreeningPage,
  NewReviewStarts,
  ReviewStarts,
]
