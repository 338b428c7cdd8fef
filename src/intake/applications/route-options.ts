import { Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { Id, ref } from '../../http/wire.ts'
import { HistoryPage, HistoryQuery } from '../../record/schema.ts'
import { action, actionWith } from './action-route.ts'
import {
  ApplicantCorrection,
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
  config: { access: allow('applications:write', 'secretariat', 'organisation', 'city', 'frontend') },
  schema: {
    operationId: 'startApplication',
    summary: 'Start an application as a draft; the answer has the applicant’s own credential',
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
