import { Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { Id, ref } from '../../http/wire.ts'
import { afterCaches } from '../../network/api-keys/authenticate.ts'
import { HistoryPage, HistoryQuery } from '../../record/schema.ts'
import { action, actionWith } from './action-route.ts'
import {
  ApplicantCorrection,
  ApplicantToken,
  ApplicationChange,
  ApplicationPage,
  ApplicationQuery,
  Lifecycle,
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
    tags: ['applications'],
    response: { 200: ref(Lifecycle) },
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
    description: `Staff, a focal point (for its own city), a frontend or a web page with a publishable key start a draft for a person.
The answer has the applicant's token, once: all further steps can be taken with it. It ends 30 days after the program's last day.
A person has one active application in a program: 409 \`application_exists\` names the other only to a caller that may see it, never to a page.
A publishable key may start 20 applications per minute from one address (a setting): then 429 \`too_many_requests\`. With it, an
Idempotency-Key needs 20 characters, such as a UUID. It takes no slot: that is for submitApplication.`,
    tags: ['applications'],
    params: ofProgram,
    body: ref(NewApplication),
    response: { 201: ref(StartedApplication) },
  },
}

export const list = {
  config: { access: reads },
  schema: {
    operationId: 'listApplications',
    summary: 'List the applications that the caller may see',
    tags: ['applications'],
    querystring: ApplicationQuery,
    response: { 200: ref(ApplicationPage) },
  },
}

export const get = action('getApplication', 'Get an application', reads)

export const update = {
  config: { access: applies, ifMatch: 'required' as const },
  schema: actionWith(
    'updateApplication',
    'Update a draft, or the returned parts of an application',
    applies,
    ApplicationChange,
  ).schema,
}

export const submit = action('submitApplication', 'Submit a draft; takes one of the city’s slots', isApplicant)
export const resubmit = action('resubmitApplication', 'Resubmit a returned application', isApplicant)
export const withdraw = actionWith(
  'withdrawApplication',
  'Withdraw an application; frees slot and seat',
  allow('applications:write', 'secretariat', 'organisation', 'city', 'applicant'),
  WithReason,
)
export const correct = actionWith(
  'correctApplicant',
  'Correct a misspelling of the person after submission, with a reason',
  screens,
  ApplicantCorrection,
)

export const reissue = {
  config: { access: allow('tokens:write', 'secretariat', 'organisation', 'applicant') },
  onSend: afterCaches,
  schema: {
    operationId: 'reissueToken',
    summary: 'Replace the applicant’s token',
    description: `Staff that run the program give an applicant a new token; an applicant replaces its own. The answer shows it once.
The old token is dead in every process when the answer comes, after half a second. The history says who did it.
An applicant that loses the answer cannot repeat the request with the dead token: staff can reissue it.
The new token ends when the old one would have: 30 days after the program's last day. From then on 409 \`token_ended\`.`,
    tags: ['applications'],
    params: Type.Object({ application_id: Id }),
    response: { 201: ref(ApplicantToken) },
  },
}

export const revoke = {
  config: { access: allow('tokens:write', 'secretariat', 'organisation') },
  onSend: afterCaches,
  schema: {
    operationId: 'revokeToken',
    summary: 'Revoke the applicant’s token',
    description: `Staff that run the program revoke a token that is in wrong hands. It is dead in every process when the answer comes, after
half a second. The application stays as it is, and reissueToken gives a new token later. Revoking again changes nothing.`,
    tags: ['applications'],
    params: Type.Object({ application_id: Id }),
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
    tags: ['applications'],
    params: Type.Object({ application_id: Id }),
    querystring: HistoryQuery,
    response: { 200: ref(HistoryPage) },
  },
}
