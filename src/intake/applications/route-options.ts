import { Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { answer, Id, IdOf, lines, ref } from '../../http/wire.ts'
import { afterCaches } from '../../network/api-keys/authenticate.ts'
import { HistoryPage, HistoryQuery } from '../../record/schema.ts'
import { action, actionWith, onApplication } from './action-route.ts'
import { Lifecycle } from './lifecycle-schema.ts'
import {
  ApplicantCorrection,
  ApplicantToken,
  ApplicationChange,
  ApplicationPage,
  ApplicationQuery,
  NewApplication,
  StartedApplication,
} from './schema.ts'

const ofProgram = Type.Object({ program_id: Id })

const reads = allow('applications:read', 'secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'applicant')
const applies = allow('applications:write', 'secretariat', 'city', 'frontend', 'applicant')
const isApplicant = allow('applications:write', 'applicant')
const screens = allow('screening:write', 'secretariat', 'organisation')

export const lifecycle = {
  config: CATALOGUE,
  schema: {
    operationId: 'getLifecycle',
    summary: 'Get every state and move of an application as data',
    description: lines(
      'Gets the table that the service itself uses: every state, every action, who may take it and until when.',
      'A frontend can draw a state machine from it. What a caller may do with one application is in `allowed` of that application.',
    ),
    tags: ['applications'],
    response: { 200: answer('The table', ref(Lifecycle)) },
  },
}

export const start = {
  config: {
    access: allow('applications:start', 'secretariat', 'organisation', 'city', 'frontend', 'page'),
    limited: ['page' as const],
  },
  schema: {
    operationId: 'startApplication',
    summary: 'Start an application as a draft; the answer has the applicant’s own credential',
    description: lines(
      'Starts an application of one official of one city as a draft. A draft takes no slot and may be incomplete.',
      'The answer has the applicant’s own credential, `applicant_token`, with which all further steps can be taken. It is shown only here.',
      'A person can have one active application in a program. A web page is told only that there is one, not which.',
      'A web page with a publishable key may start 20 a minute from one address (a setting), and an Idempotency-Key of it needs 20 characters.',
    ),
    errors: [
      'program_status',
      'program_not_yours',
      'call_closed',
      'city_not_yours',
      'replacement_closed',
      'application_exists',
      'content_invalid',
      'program_over',
      'too_many_requests',
    ],
    tags: ['applications'],
    params: ofProgram,
    body: ref(NewApplication),
    response: { 201: answer('The draft, with the applicant’s credential', ref(StartedApplication)) },
  },
}

export const list = {
  config: { access: reads },
  schema: {
    operationId: 'listApplications',
    summary: 'List the applications that the caller may see',
    description: lines(
      'Lists the applications that the caller may see: staff those of their programs, a city its own, a frontend the drafts that it started, an applicant the one.',
      'A row has no personal data beyond the name and the post.',
    ),
    tags: ['applications'],
    querystring: ApplicationQuery,
    response: { 200: answer('A page of applications', ref(ApplicationPage)) },
  },
}

export const get = onApplication(reads, {
  operationId: 'getApplication',
  summary: 'Get an application',
  description: lines(
    'Gets an application, without the groups of fields that the caller may not read.',
    '`allowed` lists what this caller can do now.',
  ),
  answers: 'The application',
})

const changes = actionWith(applies, ApplicationChange, {
  operationId: 'updateApplication',
  summary: 'Update a draft, or the returned parts of an application',
  description: lines(
    'Changes the given members of a draft; the others stay. Nothing needs to be complete before the submission.',
    'Of a returned application only the parts named in `returned.parts` can be changed; a changed post voids what the city attested.',
  ),
  answers: 'The application, changed',
  errors: ['application_not_editable', 'application_exists', 'content_invalid', 'transition_not_allowed'],
})
export const update = { ...changes, config: { ...changes.config, ifMatch: 'required' as const } }

export const submit = action(isApplicant, {
  operationId: 'submitApplication',
  summary: 'Submit a draft; takes one of the city’s slots',
  description: lines(
    'Submits a draft: the criteria are judged, the facts are frozen, and one of the city’s slots is taken, in one transaction.',
    'If fifty officials submit at once, exactly as many succeed as the city has slots; the others keep their drafts.',
  ),
  answers: 'The application, submitted',
  errors: [
    'transition_not_allowed',
    'program_status',
    'call_closed',
    'call_not_open',
    'city_cap_reached',
    'replacement_closed',
    'not_eligible',
  ],
})
export const resubmit = action(isApplicant, {
  operationId: 'resubmitApplication',
  summary: 'Resubmit a returned application',
  description: lines(
    'Submits a returned application again, until the date that the return gave, also after the end of the call.',
    'The criteria are judged again on the corrected facts; the slot was kept.',
  ),
  answers: 'The application, submitted again',
  errors: ['transition_not_allowed', 'program_status', 'call_closed', 'city_cap_reached', 'not_eligible'],
})
export const withdraw = actionWith(
  allow('applications:write', 'secretariat', 'organisation', 'city', 'applicant'),
  WithReason,
  {
    operationId: 'withdrawApplication',
    summary: 'Withdraw an application; frees slot and seat',
    description: lines(
      'Withdraws an application, with a reason. It frees slot and seat, and voids an open decision.',
      'The person can start again while the call is open.',
    ),
    answers: 'The application, withdrawn',
    errors: ['transition_not_allowed'],
  },
)
export const correct = actionWith(screens, ApplicantCorrection, {
  operationId: 'correctApplicant',
  summary: 'Correct a misspelling of the person after submission, with a reason',
  description: lines(
    'Corrects a misspelling of the person after the submission, with a reason. Everyone with access sees in the history which fields changed, never their values.',
    'An applicant cannot change the person after the submission.',
  ),
  answers: 'The application, corrected',
  errors: [
    'application_is_draft',
    'application_exists',
    'content_invalid',
    'transition_not_allowed',
    'program_over',
    'program_status',
  ],
})

export const reissue = {
  config: { access: allow('tokens:write', 'secretariat', 'organisation', 'applicant'), ifMatch: 'optional' as const },
  onSend: afterCaches,
  schema: {
    operationId: 'reissueToken',
    summary: 'Replace the applicant’s token',
    description: lines(
      'Staff that run the program give an applicant a new token; an applicant replaces its own. The answer shows it once.',
      'The old token is dead in every process when the answer comes, after half a second. The history says who did it.',
      'An applicant that loses the answer cannot repeat the request with the dead token: staff can reissue it.',
      'The new token ends when the old one would have: 30 days after the program’s last day.',
    ),
    errors: ['token_ended'],
    tags: ['applications'],
    params: Type.Object({ application_id: IdOf('the application') }),
    response: { 201: answer('The new token', ref(ApplicantToken)) },
  },
}

export const revoke = {
  config: { access: allow('tokens:write', 'secretariat', 'organisation'), ifMatch: 'optional' as const },
  onSend: afterCaches,
  schema: {
    operationId: 'revokeToken',
    summary: 'Revoke the applicant’s token',
    description: lines(
      'Staff that run the program revoke a token that is in wrong hands. It is dead in every process when the answer comes, after half a second.',
      'The application stays as it is, and reissueToken gives a new token later. Revoking again changes nothing.',
    ),
    tags: ['applications'],
    params: Type.Object({ application_id: IdOf('the application') }),
    response: { 204: Type.Null({ description: 'The applicant has no token' }) },
  },
}

export const history = {
  config: {
    access: allow('applications:read', 'secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'applicant'),
  },
  schema: {
    operationId: 'getApplicationHistory',
    summary: 'Get the history of an application, oldest first',
    description: lines(
      'Lists what happened to an application, oldest first: each move, and each edit by field name, never by value.',
      'Staff see also the names of those who acted, and their own entries.',
    ),
    tags: ['applications'],
    params: Type.Object({ application_id: Id }),
    querystring: HistoryQuery,
    response: { 200: answer('A page of entries', ref(HistoryPage)) },
  },
}
