import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import {
  AddedReviewer,
  Assignments,
  NewAssignments,
  NewReviewer,
  NewRubric,
  Recusal,
  RecusedReview,
  Reopening,
  Review,
  ReviewDraft,
  ReviewerPage,
  ReviewerQuery,
  ReviewPage,
  ReviewQuery,
  Rubric,
} from './schema.ts'

const tags = ['reviews']
const params = Type.Object({ program_id: IdOf('the program') })
const ofReview = Type.Object({ review_id: IdOf('the review') })
const staff = allow('screening:write', 'secretariat', 'organisation')
const reads = allow('applications:read', 'secretariat', 'organisation', 'reviewer')
const reviews = allow('reviews:write', 'reviewer')
const optional = 'optional' as const

export const getRubric = {
  config: { access: reads },
  schema: {
    operationId: 'getRubric',
    summary: 'Get the rubric of a program',
    description:
      'Gets the newest version of the criteria that reviewers and interviewers score. Answers 404 while there is none.',
    tags,
    params,
    response: { 200: answer('The rubric', ref(Rubric)) },
  },
}
export const setRubric = {
  config: { access: staff, ifMatch: optional },
  schema: {
    operationId: 'setRubric',
    summary: 'Set the rubric of a program',
    description: lines(
      'Sets the weighted criteria of a program: label, range, weight, whether a review needs it, whether it counts in the total or stands beside it.',
      'Each change is a new version; scores keep the version that they were given by. Once a review was submitted, a change needs a reason.',
    ),
    errors: ['content_invalid'],
    tags,
    params,
    body: ref(NewRubric),
    response: { 200: answer('The rubric', ref(Rubric)) },
  },
}
export const listReviewers = {
  config: { access: staff },
  schema: {
    operationId: 'listReviewers',
    summary: 'List the reviewers of a program, with their progress',
    description: 'Lists the people who review or interview for a program, how far each is, and how far the program is.',
    tags,
    params,
    querystring: ReviewerQuery,
    response: { 200: answer('A page of reviewers', ref(ReviewerPage)) },
  },
}
export const addReviewer = {
  config: { access: staff },
  schema: {
    operationId: 'addReviewer',
    summary: 'Add a reviewer to a program',
    description: lines(
      'Adds a person who reviews or interviews. Name their key in `api_key_id`; without it a new key is made and shown once.',
      'As soon as a program has reviewers, a key of role reviewer reads only the applications that are assigned to it.',
    ),
    errors: ['reviewer_exists', 'content_invalid'],
    tags,
    params,
    body: ref(NewReviewer),
    response: { 201: answer('The reviewer', ref(AddedReviewer)) },
  },
}
export const assign = {
  config: { access: staff },
  schema: {
    operationId: 'assignReviews',
    summary: 'Assign reviews, by hand or balanced',
    description: lines(
      'Assigns applications in review to reviewers. By hand: the pairs in `items`, all or none. Without `items`: balanced over all reviewers, until each application has as many as the program asks for (`selection.reviews.per_application`).',
      'Nobody judges a nominee of their own city or organisation, nor of their own country if the program says so. `unfilled` names the applications for which nobody is left.',
    ),
    errors: ['assignments_refused'],
    tags,
    params,
    body: ref(NewAssignments),
    response: { 200: answer('What was assigned', ref(Assignments)) },
  },
}

export const list = {
  config: { access: reads },
  schema: {
    operationId: 'listReviews',
    summary: 'List reviews',
    description:
      'Lists a reviewer’s own reviews; for staff, the reviews of the programs that they run. Scores are in getReview.',
    tags,
    querystring: ReviewQuery,
    response: { 200: answer('A page of reviews', ref(ReviewPage)) },
  },
}
export const get = {
  config: { access: reads },
  schema: {
    operationId: 'getReview',
    summary: 'Get a review with its scores',
    description: lines(
      'Gets a review, for staff and for its reviewer.',
      'Another reviewer of the application may read it after submitting their own: nobody is led by the scores of others.',
    ),
    tags,
    params: ofReview,
    response: { 200: answer('The review', ref(Review)) },
  },
}
export const save = {
  config: { access: reviews, ifMatch: 'required' as const },
  schema: {
    operationId: 'saveReview',
    summary: 'Save the draft of a review',
    description: 'Saves all scores and the comment as they stand. The draft may be incomplete; it does not count yet.',
    errors: ['review_state', 'no_rubric', 'content_invalid', 'transition_not_allowed'],
    tags,
    params: ofReview,
    body: ref(ReviewDraft),
    response: { 200: answer('The review', ref(Review)) },
  },
}
export const submit = {
  config: { access: reviews, ifMatch: optional },
  schema: {
    operationId: 'submitReview',
    summary: 'Submit a review',
    description: lines(
      'Submits the saved draft: it counts from now on, by the newest rubric. Every criterion that is required needs a score.',
      'A submitted review is fixed, until staff reopen it.',
    ),
    errors: ['review_state', 'no_rubric', 'content_invalid', 'transition_not_allowed'],
    tags,
    params: ofReview,
    response: { 200: answer('The review', ref(Review)) },
  },
}
export const reopen = {
  config: { access: staff },
  schema: {
    operationId: 'reopenReview',
    summary: 'Reopen a submitted review',
    description:
      'Gives a submitted review back to its reviewer, with a reason. It does not count until it is submitted again.',
    errors: ['review_state', 'transition_not_allowed'],
    tags,
    params: ofReview,
    body: ref(Reopening),
    response: { 200: answer('The review', ref(Review)) },
  },
}
export const recuse = {
  config: { access: allow('reviews:write', 'secretariat', 'organisation', 'reviewer') },
  schema: {
    operationId: 'recuseReview',
    summary: 'Give a review up, and assign it to somebody else',
    description: lines(
      'Ends a review that is not submitted, with a reason for staff. The reviewer no longer reads the application.',
      'It is assigned to the reviewer with the least to do who may judge the application; `replaced_by` is null if there is nobody.',
    ),
    errors: ['review_state', 'transition_not_allowed'],
    tags,
    params: ofReview,
    body: ref(Recusal),
    response: { 200: answer('The review, given up', ref(RecusedReview)) },
  },
}
