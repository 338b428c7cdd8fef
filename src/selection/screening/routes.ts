import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DocumentKindName } from '../../catalogue/forms/schema.ts'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import { action, actionWith } from '../../intake/applications/action-route.ts'
import { answered } from '../../intake/applications/answered.ts'
import { Application } from '../../intake/applications/schema.ts'
import { Document } from '../../intake/documents/schema.ts'
import { listScreening } from './list-screening.ts'
import { markIneligible } from './mark-ineligible.ts'
import { reinstateApplication } from './reinstate-application.ts'
import { rejectDocument } from './reject-document.ts'
import { returnApplication } from './return-application.ts'
import {
  ApplicationReturn,
  DocumentRejection,
  Ineligibility,
  NewReviewStarts,
  ReviewStarts,
  ScreeningPage,
  ScreeningQuery,
} from './schema.ts'
import { startReview } from './start-review.ts'
import { startReviews } from './start-reviews.ts'
import { verifyDocument } from './verify-document.ts'

export const screeningRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/programs/:program_id/screening', options.list, async (request, reply) => {
    const { ctx, params, query } = request
    return linked(request, reply, await listScreening(ctx, params.program_id, query))
  })
  app.post('/v1/programs/:program_id/start-reviews', options.startReviews, ({ ctx, params, body }) =>
    startReviews(ctx, params.program_id, body),
  )
  app.post('/v1/applications/:application_id/documents/:kind/verify', options.verify, async (request, reply) => {
    const { ctx, params, expected } = request
    return tagged(request, reply, await verifyDocument(ctx, params.application_id, params.kind, expected))
  })
  app.post('/v1/applications/:application_id/documents/:kind/reject', options.reject, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await rejectDocument(ctx, params.application_id, params.kind, expected, body))
  })
  app.post('/v1/applications/:application_id/start-review', options.startReview, async (request, reply) => {
    const { ctx, params, expected } = request
    return answered(request, reply, await startReview(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/return', options.return, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await returnApplication(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/mark-ineligible', options.markIneligible, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await markIneligible(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/reinstate', options.reinstate, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await reinstateApplication(ctx, params.application_id, expected, body.reason))
  })
}

const screens = allow('screening:write', 'secretariat', 'organisation')

const ofProgram = Type.Object({ program_id: IdOf('the program') })
const ofDocument = Type.Object({ application_id: IdOf('the application'), kind: DocumentKindName })

const options = {
  list: {
    config: { access: allow('screening:write', 'secretariat', 'organisation') },
    schema: {
      operationId: 'listScreening',
      summary: 'List the screening queue of a program, with a checklist for each application',
      description: lines(
        'Lists the applications that are submitted, returned or in review, the oldest submission first, with what each lacks: documents, endorsement, the word about the post.',
        '`counts` is of the whole queue, whatever the filter. Possible duplicates are shown to those who run the program only.',
      ),
      errors: [],
      tags: ['screening'],
      params: ofProgram,
      querystring: ScreeningQuery,
      response: { 200: answer('A page of the queue', ref(ScreeningPage)) },
    },
  },
  startReviews: {
    config: { access: screens },
    schema: {
      operationId: 'startReviews',
      summary: 'Start the review of many applications at once',
      description: lines(
        'Moves submitted applications of a program into review, all or none: those that are named, or all of them, the oldest 1,000.',
        'Each keeps its slot. If one cannot move, `errors` names it and nothing moves.',
      ),
      errors: ['reviews_refused', 'program_status'],
      tags: ['screening'],
      params: ofProgram,
      body: ref(NewReviewStarts),
      response: { 200: answer('The applications that went into review', ref(ReviewStarts)) },
    },
  },
  verify: {
    config: { access: screens, ifMatch: 'optional' as const },
    schema: {
      operationId: 'verifyDocument',
      summary: 'Verify a document',
      description: lines(
        'Records that staff have opened a document and that it is what it should be. A new upload of the kind begins anew.',
        'Send If-Match with the tag of the document that you opened: it may have been replaced meanwhile.',
      ),
      errors: ['document_state', 'transition_not_allowed'],
      tags: ['screening'],
      params: ofDocument,
      response: { 200: answer('The document', ref(Document)) },
    },
  },
  reject: {
    config: { access: screens, ifMatch: 'optional' as const },
    schema: {
      operationId: 'rejectDocument',
      summary: 'Reject a document, and return the application for it',
      description: lines(
        'Rejects one document with a reason, and returns the application for just that, until a date. The slot is kept; an open decision is void.',
        'A rejected document counts as missing until it is uploaded again. If the application was returned already, this document is added to what it has to correct.',
        'Send If-Match with the tag of the document that you opened: it may have been replaced meanwhile.',
      ),
      errors: ['document_state', 'transition_not_allowed', 'content_invalid'],
      tags: ['screening'],
      params: ofDocument,
      body: ref(DocumentRejection),
      response: { 200: answer('The application, returned', ref(Application)) },
    },
  },
  startReview: action(screens, {
    operationId: 'startReview',
    summary: 'Start the review of a submitted application',
    description: 'Moves a submitted application into review. It keeps its slot.',
    answers: 'The application, in review',
    errors: ['transition_not_allowed'],
  }),
  return: actionWith(screens, ApplicationReturn, {
    operationId: 'returnApplication',
    summary: 'Return an application for correction',
    description: lines(
      'Returns an application to its applicant: what to correct, which parts may be changed, and until when.',
      'The slot is kept. An open decision is void. If nothing is corrected in time, it goes back to review, flagged incomplete.',
    ),
    answers: 'The application, returned',
    errors: ['transition_not_allowed', 'content_invalid'],
  }),
  markIneligible: actionWith(screens, Ineligibility, {
    operationId: 'markIneligible',
    summary: 'Mark an application ineligible by the hard criteria it does not meet; frees the slot',
    description: lines(
      'Ends an application that does not meet a hard criterion, which the body names. It frees the slot and voids an open decision.',
      'Refused if the criterion is met or waived.',
    ),
    answers: 'The application, ineligible',
    errors: ['transition_not_allowed', 'content_invalid'],
  }),
  reinstate: actionWith(screens, WithReason, {
    operationId: 'reinstateApplication',
    summary: 'Reinstate an ineligible application; takes a slot again, and can fail',
    description: lines(
      'Takes an ineligible application back into review, with a reason, after a waiver or a correction.',
      'It takes a slot again, and fails if the city has none or a hard criterion is still not met.',
    ),
    answers: 'The application, in review',
    errors: ['transition_not_allowed', 'city_cap_reached', 'not_eligible', 'application_exists'],
  }),
}
